import { powerMonitor } from 'electron'

/** Longer timers overflow and fire at once. */
const longestMs = 2 ** 31 - 1

/**
 * Calls `turned` when the study day ends, also after the computer slept over it.
 * @param now  the collection's clock, ms since 1970
 */
export class RolloverWatch {
  readonly #turned: () => void
  readonly #now: () => number
  #at: number | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(now: () => number, turned: () => void) {
    this.#now = now
    this.#turned = turned
  }

  /** Also looks when the computer wakes. Apart, because asking the system for it takes a while at the start. */
  watchSleep(): void {
    powerMonitor.on('resume', () => this.#look())
  }

  /** The study day ends at this moment, ms since 1970. */
  expect(at: number): void {
    this.#at = at
    this.#look()
  }

  #look(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#at === null) return
    const leftMs = this.#at - this.#now()
    if (leftMs > 0) {
      this.#timer = setTimeout(() => this.#look(), Math.min(leftMs + 50, longestMs))
      return
    }
    this.#at = null
    this.#turned()
  }
}
