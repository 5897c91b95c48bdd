let offsetMs = 0

/** Sets the window's clock by the collection's; they differ when the app was started with `--now`. */
export function setClock(now: number): void {
  offsetMs = now - Date.now()
}

/** The collection's time, ms since 1970. */
export function now(): number {
  return Date.now() + offsetMs
}
