import { basename } from 'node:path'
import { ExchangeRefused } from '../refusal.ts'
import { SplitterFault } from './pieces.ts'

/** The refusal for what went wrong with a JSON package; what is no fault of the file stays as it is. */
export function refusalOf(fault: unknown, file: string): unknown {
  const name = basename(file)
  if (fault instanceof SplitterFault) return new ExchangeRefused(...sentenceFor(fault, name), fault.place)
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code === 'ENOENT') {
    return new ExchangeRefused('file_missing', `${name} was not found. Choose the file again.`, file)
  }
  if (/^E[A-Z]+$/.test(code)) {
    return new ExchangeRefused(
      'file_unreadable',
      `${name} can't be read (${code}). Check that you may open it.`,
      file,
    )
  }
  return fault
}

function sentenceFor(
  { kind, place }: SplitterFault,
  name: string,
): ['file_damaged' | 'file_too_large', string] {
  if (kind === 'cut short') {
    return ['file_damaged', `${name} ends too early, at ${place}. Copy or export it again.`]
  }
  if (kind === 'too large') {
    return [
      'file_too_large',
      `${name} has a row at ${place} that is too large to be a note. Export it again.`,
    ]
  }
  return ['file_damaged', `${name} is not valid JSON at ${place}. Export it again, or repair it there.`]
}
