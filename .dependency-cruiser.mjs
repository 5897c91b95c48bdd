/**
 * @typedef {object} May  what a folder may import beside its own files; everything else is refused
 * @property {string[]} folders    folders of ours
 * @property {string[]} [npm]      packages from the registry
 * @property {boolean} [node]      Node's own modules
 * @property {boolean} [electron]  Electron itself
 */

/**
 * Who may import whom. A folder that is missing here fails a test.
 * @type {Record<string, May>}
 */
export const arrows = {
  'electron/main': {
    folders: ['electron/contract', 'electron/collection'],
    npm: ['zod'],
    node: true,
    electron: true,
  },
  'electron/preload': { folders: ['electron/contract'], electron: true },
  'electron/setup': { folders: [], npm: ['@electron/asar', '@electron/fuses'], node: true, electron: true },
  'electron/contract': { folders: [], npm: ['zod'] },
  'electron/collection': {
    folders: [
      'electron/contract',
      'electron/scheduling',
      'electron/exam',
      'electron/exchange',
      'electron/rendering',
      'decks',
    ],
    npm: ['better-sqlite3', 'zod'],
    node: true,
  },
  'electron/scheduling': { folders: [] },
  'electron/exam': { folders: [] },
  'electron/rendering': { folders: [] },
  // A package of Anki is a zip with SQLite, zstd and protobuf inside; text comes as YAML, Markdown and in old encodings.
  'electron/exchange': {
    folders: [],
    npm: [
      '@bufbuild/protobuf',
      'better-sqlite3',
      'fzstd',
      'iconv-lite',
      'markdown-it',
      'yaml',
      'yauzl',
      'yazl',
      'zod',
    ],
    node: true,
  },
  'electron/cli': { folders: ['electron/contract', 'electron/collection'], node: true },
  'renderer/app': {
    folders: ['renderer/rooms', 'renderer/ui', 'electron/contract'],
    npm: ['react', 'react-dom', '@tanstack/react-query', '@base-ui/react', 'lucide-react'],
  },
  'renderer/rooms': {
    folders: ['renderer/app', 'renderer/ui', 'electron/contract'],
    npm: ['react', 'react-dom', '@base-ui/react', 'lucide-react', 'diff', '@tanstack/react-virtual'],
  },
  'renderer/ui': {
    folders: ['electron/contract'],
    npm: [
      'react',
      'react-dom',
      '@base-ui/react',
      'lucide-react',
      'diff',
      'dompurify',
      'katex',
      '@fontsource-variable/inter',
    ],
  },
  decks: { folders: ['electron/contract'], npm: ['yaml', 'zod', 'vite'], node: true },
}

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

const escaped = (/** @type {string} */ text) => text.replace(/[.+*/]/g, '\\$&')
const inside = (/** @type {string} */ folder) => `^${escaped(folder)}/`
const packaged = (/** @type {string} */ name) => `node_modules/(@types/)?${escaped(name)}/`

/**
 * @param {string} name
 * @param {string} comment
 * @param {Rule['from']} from
 * @param {Rule['to']} to
 */
const error = (name, comment, from, to) =>
  /** @type {Rule} */ (/** @type {unknown} */ ({ name, severity: 'error', comment, from, to }))

/** The rules of one folder, from its line in the table. @param {[string, May]} line */
function rulesOf([folder, may]) {
  const name = folder.replace('/', '-')
  const from = { path: inside(folder) }
  const folders = [folder, ...may.folders]
  const packages = [...(may.npm ?? []), ...(may.electron ? ['electron'] : [])]
  const rules = [
    error(
      `${name}-folders`,
      `${folder} may import from ${folders.join(', ')} and no other folder of ours.`,
      from,
      {
        path: '^(electron|renderer|decks|tests)/',
        pathNot: folders.map(inside),
      },
    ),
    error(`${name}-npm`, `${folder} may import these packages: ${may.npm?.join(', ') || 'none'}.`, from, {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      ...(packages.length > 0 ? { pathNot: packages.map(packaged) } : {}),
    }),
  ]
  if (!may.node)
    rules.push(
      error(`${name}-node`, `${folder} does without Node's modules.`, from, { dependencyTypes: ['core'] }),
    )
  return rules
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // scheduling/fsrs.ts has a rule of its own below.
    ...Object.entries(arrows)
      .flatMap(rulesOf)
      .map(rule =>
        rule.name === 'electron-scheduling-npm'
          ? { ...rule, from: { ...rule.from, pathNot: '^electron/scheduling/fsrs\\.ts$' } }
          : rule,
      ),
    error(
      'ts-fsrs-in-one-file',
      'Only electron/scheduling/fsrs.ts knows ts-fsrs.',
      { path: '^electron/scheduling/fsrs\\.ts$' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: packaged('ts-fsrs'),
      },
    ),
    error(
      'ts-fsrs-nowhere-else',
      'Only electron/scheduling/fsrs.ts knows ts-fsrs.',
      { pathNot: ['^electron/scheduling/fsrs\\.ts$', '^tests/'] },
      { path: packaged('ts-fsrs') },
    ),
    error(
      'sql-in-the-collection',
      'SQLite is opened in electron/collection, and where Anki packages, which hold a database, are read and written.',
      {
        pathNot: ['^electron/collection/', '^electron/exchange/anki/', '^tests/'],
      },
      { path: packaged('better-sqlite3') },
    ),
    error(
      'electron-in-its-place',
      'Electron itself is used in main and preload alone.',
      {
        pathNot: ['^electron/(main|preload)/', '^electron/setup/loader/', '^tests/bench/'],
      },
      { path: packaged('electron') },
    ),
    error(
      'renderer-entry',
      'The page imports the contract from electron/ and nothing else.',
      { path: '^renderer/[^/]+$' },
      { path: '^(electron|decks|tests)/', pathNot: inside('electron/contract') },
    ),
    error(
      'decks-by-their-types',
      'The app knows the built-in decks as `virtual:built-in-decks` and by decks/types.ts, not by what compiles them.',
      { path: '^electron/' },
      { path: '^decks/', pathNot: '^decks/(types|virtual\\.d)\\.ts$' },
    ),
    error(
      'room-and-room',
      'Rooms do not import each other.',
      { path: '^renderer/rooms/([^/]+)/' },
      {
        path: '^renderer/rooms/',
        pathNot: '^renderer/rooms/$1/',
      },
    ),
    error(
      'setup-without-packages',
      'What runs before the packages are installed does without them.',
      {
        path: '^electron/setup/',
        pathNot: ['^electron/setup/unpack-fallback\\.mjs$', '^electron/setup/loader/'],
      },
      { pathNot: '^electron/setup/', dependencyTypesNot: ['core'] },
    ),
    error(
      'no-cycle',
      'Files that import each other in a ring can only be understood together.',
      {},
      { circular: true },
    ),
    error(
      'no-dead-end',
      'This import leads nowhere.',
      {},
      {
        couldNotResolve: true,
        pathNot: ['^virtual:', '\\?'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
