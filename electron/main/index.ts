import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { app, type BrowserWindow, dialog, nativeTheme, powerMonitor, session } from 'electron'
import { startCollection } from '../collection/client.ts'
import { mediaFileOf } from '../collection/exchange/work-folder.ts'
import type { AppEvent } from '../contract/contract.ts'
import { askedOf, deckIn } from './arguments.ts'
import { reviveOnCrash, watchFaults } from './faults.ts'
import { answerFirst } from './first-screen.ts'
import { listen } from './ipc.ts'
import { setMenu } from './menu.ts'
import { mediaOrigin, origin, registerScheme, servePage } from './page.ts'
import { ProfileFile } from './profile.ts'
import { RolloverWatch } from './rollover.ts'
import { forbidNetwork, isDebuggedFromOutside, lockSession } from './security.ts'
import { openWindow, preloadBeside } from './window.ts'

/** Set by the development server alone; a packaged app serves its own page and nothing else. */
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

function refuseToStart(sentence: string): never {
  console.error(sentence)
  app.exit(2)
  process.exit(2)
}

const asked = askedOf(process.argv, app.isPackaged)
if ('problem' in asked) refuseToStart(asked.problem)
if (isDebuggedFromOutside()) refuseToStart('Demarc does not start with debugging switched on from outside.')
try {
  mkdirSync(app.getPath('userData'), { recursive: true })
} catch {
  refuseToStart(
    `The folder ${app.getPath('userData')} can't be made. Choose one you may write to with --user-data-dir=FOLDER.`,
  )
}
// Two writers would fight over one file; the first window comes to the front instead.
if (!app.requestSingleInstanceLock()) {
  console.error('Demarc is already open with this profile; its window is shown instead.')
  app.exit(0)
  process.exit(0)
}

watchFaults()
forbidNetwork(devServer === undefined ? null : new URL(devServer).hostname)
registerScheme()

const profile = new ProfileFile(app.getPath('userData'))
const standard = path.join(app.getPath('userData'), 'collection.db')
const file = profile.value.collection ?? standard
const offset = asked.startAt === null ? 0 : asked.startAt - Date.now()
const now = () => Date.now() + offset

// Opening begins before Electron is ready, so that the first question is answered as soon as it is asked.
const collection = startCollection({
  workerFile: path.join(import.meta.dirname, 'worker.js'),
  file,
  create: !profile.value.isUsed || existsSync(file),
  startAt: asked.startAt,
})

// Asked before there is a page to ask it, and kept until the page does.
const firstScreen = collection.call('app.start', {}, Intl.DateTimeFormat().resolvedOptions().timeZone)

let shown: BrowserWindow | null = null
const tell = (event: AppEvent) => shown?.webContents.send('demarc:event', event)
collection.onEvent(tell)

/** A deck that the system asks to open, kept until there is a page to show it. */
let deckToOpen = deckIn(process.argv, process.cwd())
let isShown = false
function openDeck(deck: string | null): void {
  deckToOpen = deck ?? deckToOpen
  if (!isShown || deckToOpen === null) return
  tell({ is: 'file_opened', file: deckToOpen })
  deckToOpen = null
}

app.on('open-file', (event, file) => {
  event.preventDefault()
  openDeck(file)
})
app.on('second-instance', (_event, argv, folder) => {
  openDeck(deckIn(argv, folder))
  if (shown === null) return
  if (shown.isMinimized()) shown.restore()
  shown.focus()
})

/** Everything that needs Electron to be ready; main's module must have ended by then, so it is not awaited. */
function open(): void {
  lockSession(
    session.defaultSession,
    devServer === undefined
      ? [`${origin}/`, `${mediaOrigin}/`, 'devtools://']
      : [`${origin}/`, `${mediaOrigin}/`, 'devtools://', devServer, devServer.replace('http', 'ws')],
  )
  servePage(path.join(import.meta.dirname, '../renderer'), hash =>
    mediaFileOf(profile.value.collection ?? standard, hash),
  )

  const rollover = new RolloverWatch(now, () => tell({ is: 'day_rolled_over' }))
  const address = devServer ?? `${origin}/index.html`
  const answer = answerFirst(firstScreen, {
    collection,
    profile,
    window: () => shown,
    dayEndsAt: at => rollover.expect(at),
    firstShown: window => {
      setMenu(window)
      isShown = true
      openDeck(null)
      rollover.watchSleep()
      powerMonitor.on('shutdown', () => app.quit())
    },
  })
  listen(
    event =>
      event.senderFrame !== null &&
      event.senderFrame === shown?.webContents.mainFrame &&
      event.senderFrame.url.startsWith(devServer ?? `${origin}/`),
    answer,
  )
  shown = openWindow(profile, preloadBeside(import.meta.dirname), address)
  reviveOnCrash(shown)
  shown.on('closed', () => {
    shown = null
  })
  nativeTheme.on('updated', () => tell({ is: 'changed', kinds: [] }))
}

void app.whenReady().then(open)

app.on('window-all-closed', () => app.quit())
let isClosed = false
app.on('before-quit', event => {
  if (isClosed) return
  // The collection is checkpointed and closed before the process ends.
  event.preventDefault()
  void collection
    .close()
    .catch(error => void dialog.showErrorBox('Demarc', String(error)))
    .finally(() => {
      isClosed = true
      app.quit()
    })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
