import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Measure, machine, type Report } from './report.ts'

/** Runs one benchmark by its name, that of a file beside this one that exports `measure`. */
const names = ['start', 'review', 'ui', 'memory', 'search', 'import', 'export', 'readiness', 'plan']

const [name, ...flags] = process.argv.slice(2)
const file = join(import.meta.dirname, `${name}.ts`)
const unknown = flags.find(flag => flag !== '--json' && flag !== '--quick')
if (name === undefined || !names.includes(name) || !existsSync(file) || unknown !== undefined) {
  const present = names.filter(known => existsSync(join(import.meta.dirname, `${known}.ts`)))
  process.stderr.write(`Usage: bench NAME [--json] [--quick]\nNAME: ${present.join(', ')}\n`)
  process.exit(2)
}
const { measure } = (await import(pathToFileURL(file).href)) as { measure: Measure }
const { cases, notes } = await measure({ isQuick: flags.includes('--quick') })
const report: Report = { name, machine: machine(electronVersion()), cases, notes }
process.stdout.write(flags.includes('--json') ? `${JSON.stringify(report)}\n` : asText(report))

function electronVersion(): string | null {
  const text = process.env.DEMARC_ELECTRON_VERSION
  return text === undefined || text === '' ? null : text
}

function asText(report: Report): string {
  const lines = report.cases.map(
    one =>
      `${one.case.padEnd(16)} median ${one.median} ${one.unit}, p99 ${one.p99} ${one.unit}` +
      `${one.floor === null ? '' : `, floor ${one.floor}, ratio ${one.ratio}`} (n ${one.n})`,
  )
  return `${[report.name, ...lines, ...report.notes].join('\n')}\n`
}
