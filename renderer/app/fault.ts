import { demarc, Fault } from './client.ts'

/** All that helps to find a fault, as text; never shown, only copied. */
export function detailsOf(error: unknown): string {
  const lines = [
    error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    error instanceof Fault ? error.details : '',
    error instanceof Error ? (error.stack ?? '') : '',
    navigator.userAgent,
    new Date().toISOString(),
  ]
  return lines.filter(Boolean).join('\n')
}

/** Puts the details of a fault on the clipboard. */
export function copyFault(error: unknown): void {
  void demarc.app.copyText({ text: detailsOf(error).slice(0, 100_000) })
}
