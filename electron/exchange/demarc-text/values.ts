import { z } from 'zod'
import { escapeHtml } from '../text/html.ts'

/** A text as a person writes it, or HTML where it can't be said so. */
export const TextValue = z.union([
  z.string(),
  z.strictObject({ html: z.string() }),
  z.number().transform(String),
])
export type TextValue = z.output<typeof TextValue>

/** `code` in backticks, **bold** in double asterisks, a new line for a line; all else are plain characters. */
export function toHtml(value: TextValue): string {
  if (typeof value !== 'string') return value.html
  return escapeHtml(value.trim())
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*\n]+)\*\*/g, '<b>$1</b>')
    .replace(/\n/g, '<br>')
}

/** The HTML of a field as such a text, or as HTML when a text would not give the very same back. */
export function fromHtml(html: string): TextValue {
  const text = html
    .replace(/<br>/g, '\n')
    .replace(/<code>([^`<\n]+)<\/code>/g, '`$1`')
    .replace(/<b>([^*<\n]+)<\/b>/g, '**$1**')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
  return toHtml(text) === html ? text : { html }
}
