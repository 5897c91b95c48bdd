import { app, type Session, type WebContents } from 'electron'

/**
 * Set before Electron is ready: Chromium's own errands (component updates, name look-ups, certificate lists)
 * are switched off, and every host name leads nowhere. `devHost` is let through for the development server.
 */
export function forbidNetwork(devHost: string | null): void {
  const except = devHost === null ? '' : `, EXCLUDE ${devHost}`
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${except}`)
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('disable-features', 'AutofillServerCommunication,OptimizationHints,Translate')
}

/** True when somebody tries to steer a packaged app from outside. */
export function isDebuggedFromOutside(): boolean {
  return (
    app.isPackaged &&
    ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'].some(name =>
      app.commandLine.hasSwitch(name),
    )
  )
}

/** Denies every permission and blocks every request that does not go to one of `allowed` (prefixes). */
export function lockSession(session: Session, allowed: readonly string[]): void {
  // Switching it off is not enough: the session was made with it on, and would fetch the system language's
  // dictionary from Google all the same.
  session.setSpellCheckerDictionaryDownloadURL('app://demarc/no-dictionaries/')
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.setPermissionCheckHandler(() => false)
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => {
    const isOurs = allowed.some(prefix => details.url.startsWith(prefix))
    if (!isOurs) console.error(`Blocked a request to ${details.url}`)
    decide({ cancel: !isOurs })
  })
}

/**
 * The window shows its own page and nothing else: no navigation, no new window, no embedded page but `frames`, the
 * addresses that a frame within it may have.
 */
export function lockContents(contents: WebContents, frames: readonly string[]): void {
  contents.on('will-navigate', event => event.preventDefault())
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-frame-navigate', event => {
    if (event.isMainFrame || !frames.includes(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
