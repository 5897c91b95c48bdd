/*
 * The default app of the fallback runtime: starts the app whose folder is the first argument that is no flag.
 * An ES module that awaits the app's own main, because Electron waits for it before it is ready; only then can
 * the app still register its protocol.
 */
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const given = process.argv.slice(1).find(argument => !argument.startsWith('-'))
if (!given) {
  process.stdout.write(`Electron ${process.versions.electron}: name the folder of an app.\n`)
  app.exit(1)
} else {
  const path = resolve(given)
  Object.assign(process, { defaultApp: true })
  if (statSync(path).isDirectory()) {
    const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    app.setName(about.productName ?? about.name)
    // Electron's own default app uses these two; they are not in the published types.
    const internal = /** @type {{ setVersion(version: string): void, setAppPath(path: string): void }} */ (
      /** @type {unknown} */ (app)
    )
    internal.setVersion(about.version)
    internal.setAppPath(path)
    await import(pathToFileURL(join(path, about.main)).href)
  } else {
    await import(pathToFileURL(path).href)
  }
}
