import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { builtInDecks } from '../../decks/vite-plugin.ts'

export type Ran = { code: number | null; stdout: string; stderr: string }

/**
 * Builds the command line and the worker as they stand in the sources, for tests that run them as processes.
 * @param name  of a folder of the test file's own; inside the checkout, so that better-sqlite3 is found
 * @returns the folder with `cli.js` and `worker.js`
 */
export async function builtProcesses(name: string): Promise<string> {
  const outDir = path.resolve('node_modules/.cache/demarc-tests', name)
  mkdirSync(outDir, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [builtInDecks()],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      target: 'node20.18',
      rolldownOptions: {
        external: ['better-sqlite3'],
        input: {
          cli: path.resolve('electron/cli/index.ts'),
          worker: path.resolve('electron/collection/worker.ts'),
          'aside-worker': path.resolve('electron/collection/exchange/aside-worker.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return outDir
}

/** Runs the command line as a process of its own, in Madrid. */
export function runCli(cli: string, words: readonly string[], asUser: number | null = null): Promise<Ran> {
  const child = spawn(process.execPath, [cli, ...words], {
    env: { ...process.env, TZ: 'Europe/Madrid' },
    ...(asUser === null ? {} : { uid: asUser, gid: asUser }),
  })
  const ran: Ran = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', data => {
    ran.stdout += data
  })
  child.stderr.on('data', data => {
    ran.stderr += data
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ ...ran, code }))
  })
}
