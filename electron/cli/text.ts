import type { CommandName } from './words.ts'

/** What a command found, to be read by a person: a line a value, lists indented. */
export function textOf(command: CommandName, result: unknown): string {
  if (command === 'check' && isRecord(result) && result.ok === true) return 'No problem was found.'
  return linesOf(result, '').join('\n')
}

function linesOf(value: unknown, indent: string): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [`${indent}none`] : value.flatMap(item => itemLines(item, indent))
  if (!isRecord(value)) return [`${indent}${plain(value)}`]
  return Object.entries(value).flatMap(([name, part]) =>
    isRecord(part) || Array.isArray(part)
      ? [`${indent}${name}:`, ...linesOf(part, `${indent}  `)]
      : [`${indent}${name}: ${plain(part)}`],
  )
}

/** Things of a list: flat ones on one line each. */
function itemLines(item: unknown, indent: string): string[] {
  if (!isRecord(item)) return [`${indent}${plain(item)}`]
  const parts = Object.entries(item)
  if (parts.every(([, part]) => !isRecord(part) && !Array.isArray(part))) {
    return [`${indent}${parts.map(([name, part]) => `${name} ${plain(part)}`).join('  ')}`]
  }
  return [`${indent}-`, ...linesOf(item, `${indent}  `)]
}

function plain(value: unknown): string {
  return value === null || value === undefined ? '–' : String(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
