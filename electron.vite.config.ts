import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

// Imported by its address, or this file would be bundled with it, and it would look for the decks in the wrong place.
const { builtInDecks } = (await import(
  pathToFileURL(at('decks/vite-plugin.ts')).href
)) as typeof import('./decks/vite-plugin.ts')

/** Loaded at run time from node_modules; everything else is bundled, which is what makes the start quick. */
const external = ['better-sqlite3']

/** The shell, its parts and Today; what they load later (`import()`) has files of its own. */
function isOfFirstScreen(id: string): boolean {
  const isLater =
    /(Palette|ShortcutSheet|CannotOpen|FaultScreen|ChooseTopics|CheckRow|Dialog|Field|Menu|Strip|Combobox|UndoButton|CardFrame|use-look|sanitise)\b|\/ui\/card-|\/app\/notes\/|gallery|all-commands|dompurify|\/diff\//
  return (
    !isLater.test(id) &&
    /node_modules\/(react|react-dom|scheduler|@tanstack\/(query-core|react-query))\/|lucide-react\/dist\/esm\/((?!icons\/)|icons\/(settings-2|sun|table-2|timer|x)\.)|renderer\/(app|ui|rooms\/today|main)/.test(
      id,
    )
  )
}

/** `node`: what the command line needs; `page`: the window and its preload; otherwise everything. */
const part = process.env.DEMARC_BUILD_PART

const node = {
  main: {
    plugins: [builtInDecks()],
    build: {
      // The oldest runtime the app is started on: Electron 33, which carries Node 20.18.
      target: 'node20.18',
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        input: {
          index: at('electron/main/index.ts'),
          worker: at('electron/collection/worker.ts'),
          'aside-worker': at('electron/collection/exchange/aside-worker.ts'),
          cli: at('electron/cli/index.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // A worker reads each file by itself, so what it needs at the start lies in few. What main and the worker
          // share stays apart from the collection, which main must not load.
          codeSplitting: {
            groups: [
              {
                name: 'envelope',
                test: /electron\/(collection\/(envelope|sqlite-faults|exchange\/work-folder)|contract\/refused)/,
                priority: 2,
              },
              // What the collection reads its own rows by; the rest of the contract is read after the first screen.
              { name: 'schemas', test: /node_modules\/zod\/|electron\/contract\/(core|settings)\./ },
              { name: 'contract', test: /electron\/contract\/(?!refused|core|settings)|collection\/taken/ },
              {
                name: 'collection',
                test: /node_modules\/ts-fsrs\/|electron\/(scheduling|collection\/(?!client|stop-flags|envelope|messages|sqlite-faults|taken|exchange|exam|library|map\/|worker|backups|restoring|check|built-in-content|built-in-removed|built-in-notes|built-in-decks))/,
              },
            ],
          },
        },
      },
    },
  },
}

const page = {
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        // A sandboxed preload can only be CommonJS.
        output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      minify: true,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        // The first screen in one file: each file more is one more trip through the main process before it paints.
        output: { codeSplitting: { groups: [{ name: 'first', test: isOfFirstScreen }] } },
      },
    },
  },
}

export default defineConfig(part === 'node' ? node : part === 'page' ? page : { ...node, ...page })
