/** Anki's limit: a longer look at a card counts as a minute, since nobody was at the desk. */
export const LONGEST_MS = 60_000

/**
 * How long a card has been looked at. Time while the window is hidden does not count.
 * Times are ms of any clock that only goes forward.
 */
export class Stopwatch {
  #gathered = 0
  #since: number | null

  constructor(now: number, isRunning: boolean) {
    this.#since = isRunning ? now : null
  }

  pause(now: number): void {
    this.#gathered = this.#sum(now)
    this.#since = null
  }

  resume(now: number): void {
    this.#since ??= now
  }

  /** Whole ms, 0..60,000. */
  tookMs(now: number): number {
    return Math.min(LONGEST_MS, Math.max(0, Math.round(this.#sum(now))))
  }

  #sum(now: number): number {
    return this.#gathered + (this.#since === null ? 0 : now - this.#since)
  }
}
