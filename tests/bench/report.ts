import { cpus, totalmem } from 'node:os'

/** One measured case. Times in ms unless `unit` says otherwise; `ratio` is what the notes say it is. */
export type Case = {
  case: string
  unit: string
  n: number
  median: number
  p99: number
  floor: number | null
  ratio: number | null
}

/** What a benchmark prints. */
export type Report = {
  name: string
  machine: { cpus: number; memGB: number; node: string; electron: string | null }
  cases: Case[]
  notes: string[]
}

/** A benchmark: a file of this folder named after it exports one as `measure`. */
export type Measure = (options: { isQuick: boolean }) => Promise<{ cases: Case[]; notes: string[] }>

/** The value below which a share (0..1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Median and p99 of some times. */
export function caseOf(name: string, times: readonly number[], floor: number | null, unit = 'ms'): Case {
  const median = quantile(times, 0.5)
  return {
    case: name,
    unit,
    n: times.length,
    median: rounded(median, 3),
    p99: rounded(quantile(times, 0.99), 3),
    floor: floor === null ? null : rounded(floor, 3),
    ratio: floor === null ? null : rounded(median / floor, 2),
  }
}

/** A number with some decimals. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}

export function machine(electron: string | null): Report['machine'] {
  return {
    cpus: cpus().length,
    memGB: rounded(totalmem() / 2 ** 30, 1),
    node: process.versions.node,
    electron,
  }
}
