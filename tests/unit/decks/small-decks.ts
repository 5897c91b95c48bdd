import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkDecks } from '../../../decks/check.ts'
import { sentenceOf } from '../../../decks/read.ts'
import { ResponsibilitiesFile } from '../../../decks/schema.ts'

/** The real decks. */
export const decksDir = resolve(import.meta.dirname, '../../../decks')

/** A source that sources.yaml knows. */
export const source = 'https://aws.amazon.com/compliance/shared-responsibility-model/'
const made: string[] = []

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true })
})

/** What a YAML file holds, free to be broken in ways that the format forbids. */
type Yaml = Record<string, unknown>

/** A duty that is in order. */
export function aCell(with_: Yaml = {}): Yaml {
  return {
    id: 'guest-os-patching',
    responsibility: 'guest-os-patching',
    duty: 'patching the guest operating system',
    owner: 'customer',
    reason: 'The line runs below it.',
    source,
    ...with_,
  }
}

/** A service that is in order. */
export function aService(with_: Yaml = {}): Yaml & { layers: Yaml } {
  return {
    id: 'ec2',
    name: 'Amazon EC2',
    short: 'EC2',
    preposition: 'on',
    category: 'compute',
    tier: 'infrastructure',
    summary: 'Virtual machines.',
    verified_on: '2026-11-01',
    layers: {
      'customer-data': 'customer',
      'client-side-encryption': 'customer',
      'identity-and-access': 'customer',
      'platform-and-application': 'customer',
      'network-traffic-protection': 'customer',
      'server-side-encryption': 'customer',
      'operating-system-and-firewall': 'customer',
      'virtualisation-layer': 'aws',
      'compute-storage-database-network': 'aws',
      'hardware-regions-edge': 'aws',
    },
    duties: [aCell()],
    ...with_,
  }
}

/** A basic note that is in order. */
export function aNote(with_: Yaml = {}): Yaml {
  return {
    id: 'model-who',
    type: 'basic',
    question: 'Who guards the buildings?',
    answer: 'AWS.',
    reason: 'Nobody else has a key.',
    source,
    ...with_,
  }
}

/** A topic with these notes. */
export function aTopic(...notes: Yaml[]): Yaml {
  return { deck: 'model', verified_on: '2026-11-01', notes }
}

/** An exam question that is in order. */
export function aQuestion(with_: Yaml = {}): Yaml {
  return {
    id: 'exam-patching',
    stem: 'A company runs a web server on EC2. Who patches its guest operating system?',
    choose: 1,
    options: [
      { text: 'The company', right: true, why: 'The guest is its own.' },
      { text: 'AWS', why: 'It patches the host.' },
      { text: 'AWS Support', why: 'It gives advice.' },
      { text: 'The author of the image', why: 'The company launched it.' },
    ],
    reason: 'The line runs below the guest.',
    domain: 2,
    task: '2.1',
    difficulty: 1,
    tests: ['ec2/guest-os-patching'],
    source,
    ...with_,
  }
}

/** Files to write beside the real lists (`tags.yaml` and so on): object as YAML, text as it is, by path. */
export type Files = Record<string, Yaml | string>

/** A decks folder with the real lists, one service, one topic, and what is given. */
export function smallDecks(files: Files = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'demarc-decks-'))
  made.push(dir)
  for (const name of readdirSync(decksDir)) {
    if (name.endsWith('.yaml')) cpSync(join(decksDir, name), join(dir, name))
  }
  const all: Files = {
    'services/ec2.yaml': aService(),
    'topics/01-model.yaml': aTopic(aNote()),
    ...files,
  }
  for (const [path, value] of Object.entries(all)) {
    mkdirSync(join(dir, path, '..'), { recursive: true })
    writeFileSync(join(dir, path), typeof value === 'string' ? value : stringify(value))
  }
  return dir
}

/** The rows of the matrix, as they are. */
export function realRows(): ResponsibilitiesFile {
  return ResponsibilitiesFile.parse(parse(readFileSync(join(decksDir, 'responsibilities.yaml'), 'utf8')))
}

/** The problems of a small decks folder, as the check prints them; the day is 2026-11-23. */
export function problemsOf(files: Files = {}): string[] {
  return checkDecks(smallDecks(files), '2026-11-23').problems.map(sentenceOf)
}
