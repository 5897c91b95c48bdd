import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The most memory that a script has in a process of its own, which ends with `tellPeak`, MB. Linux only. */
export function peakOf(script: string, words: readonly string[]): number {
  return Number(execFileSync(process.execPath, ['--no-warnings', script, ...words], { encoding: 'utf8' }))
}

/**
 * Says on stdout how much memory this process had at most, MB: what the kernel says of this program alone, since
 * a child begins with its parent's `maxRSS`.
 */
export function tellPeak(): void {
  const peak = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  process.stdout.write(String(Number(peak) / 1024))
}

/** How long something took, ms. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
