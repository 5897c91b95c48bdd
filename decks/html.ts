const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The decks' plain text as HTML: escaped, `code` in backticks, **bold** in double asterisks, nothing else. */
export function toHtml(text: string): string {
  return text
    .trim()
    .replace(/[&<>]/g, sign => escapes[sign] ?? sign)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
}

/** The decks' text without its marks, as it is read aloud. */
export function toPlain(text: string): string {
  return text
    .trim()
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
}
