import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrows } from '../../../.dependency-cruiser.mjs'

const root = resolve(import.meta.dirname, '../../..')

/** A file with one bad import each, and the rule that must refuse it. */
const bad: [file: string, source: string, rule: string][] = [
  ['electron/main/bad.ts', "import '../scheduling/card.ts'", 'electron-main-folders'],
  ['electron/main/sql.ts', "import 'better-sqlite3'", 'sql-in-the-collection'],
  ['electron/preload/bad.ts', "import '../main/ok.ts'", 'electron-preload-folders'],
  ['electron/preload/node.ts', "import 'node:fs'", 'electron-preload-node'],
  ['electron/preload/zod.ts', "import 'zod'", 'electron-preload-npm'],
  ['electron/setup/bad.mjs', "import 'zod'", 'setup-without-packages'],
  ['electron/setup/ours.mjs', "import '../main/ok.ts'", 'electron-setup-folders'],
  ['electron/contract/bad.ts', "import '../collection/ok.ts'", 'electron-contract-folders'],
  ['electron/contract/node.ts', "import 'node:path'", 'electron-contract-node'],
  ['electron/contract/npm.ts', "import 'ts-fsrs'", 'electron-contract-npm'],
  ['electron/collection/bad.ts', "import '../main/ok.ts'", 'electron-collection-folders'],
  ['electron/collection/window.ts', "import 'electron'", 'electron-in-its-place'],
  ['electron/collection/fsrs.ts', "import 'ts-fsrs'", 'ts-fsrs-nowhere-else'],
  [
    'electron/scheduling/bad.ts',
    "import type { Id } from '../contract/ok.ts'",
    'electron-scheduling-folders',
  ],
  ['electron/scheduling/node.ts', "import 'node:crypto'", 'electron-scheduling-node'],
  ['electron/scheduling/npm.ts', "import 'zod'", 'electron-scheduling-npm'],
  ['electron/scheduling/fsrs.ts', "import 'zod'", 'ts-fsrs-in-one-file'],
  ['electron/exam/bad.ts', "import '../scheduling/ok.ts'", 'electron-exam-folders'],
  ['electron/exam/node.ts', "import 'node:fs'", 'electron-exam-node'],
  ['electron/exam/npm.ts', "import 'zod'", 'electron-exam-npm'],
  ['electron/rendering/bad.ts', "import type { Id } from '../contract/ok.ts'", 'electron-rendering-folders'],
  ['electron/rendering/node.ts', "import 'node:crypto'", 'electron-rendering-node'],
  ['electron/exchange/bad.ts', "import type { Id } from '../contract/ok.ts'", 'electron-exchange-folders'],
  ['electron/exchange/sql.ts', "import 'better-sqlite3'", 'sql-in-the-collection'],
  ['electron/cli/bad.ts', "import '../scheduling/ok.ts'", 'electron-cli-folders'],
  ['electron/cli/window.ts', "import 'electron'", 'electron-cli-npm'],
  ['electron/collection/decks.ts', "import '../../decks/compile.ts'", 'decks-by-their-types'],
  ['renderer/bad.tsx', "import '../electron/main/ok.ts'", 'renderer-entry'],
  ['renderer/app/bad.tsx', "import '../../electron/collection/ok.ts'", 'renderer-app-folders'],
  ['renderer/app/node.ts', "import 'node:fs'", 'renderer-app-node'],
  ['renderer/rooms/map/bad.tsx', "import '../exam/ok.tsx'", 'room-and-room'],
  ['renderer/rooms/map/rule.tsx', "import '../../../electron/exam/ok.ts'", 'renderer-rooms-folders'],
  ['renderer/ui/bad.tsx', "import '../app/ok.tsx'", 'renderer-ui-folders'],
  ['renderer/ui/room.tsx', "import '../rooms/exam/ok.tsx'", 'renderer-ui-folders'],
  ['decks/bad.ts', "import '../electron/collection/ok.ts'", 'decks-folders'],
  ['electron/exam/ring-too.ts', "import './ring.ts'", 'no-cycle'],
  ['electron/exam/dead-end.ts', "import './nowhere.ts'", 'no-dead-end'],
]

/** A ring is told of once, for one of its files. */
const ring = ['electron/exam/ring.ts', "import './ring-too.ts'"] as const

/** What they import, and imports that are allowed. */
const good: [file: string, source: string][] = [
  [
    'electron/main/ok.ts',
    "import 'electron'\nimport 'node:fs'\nimport '../contract/ok.ts'\nimport '../collection/ok.ts'",
  ],
  ['electron/contract/ok.ts', "import 'zod'\nexport type Id = string"],
  [
    'electron/collection/ok.ts',
    "import 'better-sqlite3'\nimport '../exam/ok.ts'\nimport '../scheduling/ok.ts'\nimport '../rendering/ok.ts'",
  ],
  ['electron/scheduling/ok.ts', 'export {}'],
  ['electron/scheduling/card.ts', 'export {}'],
  ['electron/exam/ok.ts', 'export {}'],
  ['electron/rendering/ok.ts', 'export {}'],
  ['decks/compile.ts', "import 'zod'"],
  ['renderer/app/ok.tsx', "import 'react'\nimport type { Id } from '../../electron/contract/ok.ts'"],
  ['renderer/rooms/exam/ok.tsx', "import '../../app/ok.tsx'"],
]

let copy: string
const found: { from: string; rule: string }[] = []

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'demarc-arrows-'))
  cpSync(join(root, '.dependency-cruiser.mjs'), join(copy, '.dependency-cruiser.mjs'))
  cpSync(join(root, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, source] of [...bad, ...good, ring]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), `${source}\n`)
  }
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const given = [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    'electron',
    'renderer',
    'decks',
  ]
  const report = await new Promise<string>(done => {
    execFile('node', [cruiser, ...given], { cwd: copy, maxBuffer: 1 << 26 }, (_, stdout) => done(stdout))
  })
  for (const one of JSON.parse(report).summary.violations) found.push({ from: one.from, rule: one.rule.name })
}, 60_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test.each(bad)('%s may not say %s', (file, _, rule) => {
  expect(found).toContainEqual({ from: file, rule })
})

test.each(good)('%s is fine', file => {
  expect(found.filter(one => one.from === file)).toEqual([])
})

test('every folder has its line in the table, and every line a bad import that is refused', () => {
  const folders = ['electron', 'renderer']
    .filter(name => existsSync(join(root, name)))
    .flatMap(name =>
      readdirSync(join(root, name), { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        // `renderer/public` holds files that are served as they are, and no code.
        .filter(entry => `${name}/${entry.name}` !== 'renderer/public')
        .map(entry => `${name}/${entry.name}`),
    )
  expect(folders.filter(folder => !(folder in arrows))).toEqual([])
  const tried = (folder: string) => bad.some(([file]) => file.startsWith(`${folder}/`))
  expect(Object.keys(arrows).filter(folder => !tried(folder))).toEqual([])
})

test('no file of ours lies beside the folders, where no line of the table would hold', () => {
  const loose = readdirSync(join(root, 'electron'), { withFileTypes: true }).filter(entry => entry.isFile())
  expect(loose.map(entry => entry.name).filter(name => !name.endsWith('.md'))).toEqual([])
})
