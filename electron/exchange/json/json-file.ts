import { ExchangeRefused } from '../refusal.ts'
import type { TextFile } from '../text/text-file.ts'

/**
 * The value a JSON text holds.
 * @throws ExchangeRefused naming the line that is wrong
 */
export function jsonIn(file: TextFile): unknown {
  try {
    return JSON.parse(file.text)
  } catch (error) {
    const at = placeOf(error instanceof Error ? error.message : '', file.text)
    const line = at === null ? null : file.text.slice(0, at).split('\n').length
    throw new ExchangeRefused(
      'file_damaged',
      `${file.name} is not valid JSON${line === null ? '' : ` in line ${line}`}. Export it again, or repair it there.`,
      line === null ? file.name : `line ${line}`,
    )
  }
}

/** Where a text is wrong, as far as the engine says: by its place, or by the signs around it. */
function placeOf(said: string, text: string): number | null {
  const place = /position (\d+)/.exec(said)?.[1]
  if (place !== undefined) return Number(place)
  if (/end of JSON/.test(said)) return text.length
  const around = /"([\s\S]+)"(?:\.\.\.)? is not valid JSON$/.exec(said)?.[1] ?? ''
  const found = around === '' || around === text ? -1 : text.indexOf(around)
  return found < 0 || text.includes(around, found + 1) ? null : found + Math.floor(around.length / 2)
}
