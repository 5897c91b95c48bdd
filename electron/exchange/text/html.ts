const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, sign => signs[sign] ?? sign)
}

/** Plain text of several lines as HTML: signs escaped, line ends as `<br>`. */
export function linesToHtml(text: string): string {
  return escapeHtml(text.trim()).replace(/\n/g, '<br>')
}

const tags =
  'a|b|i|u|s|p|br|hr|em|ul|ol|li|dl|dt|dd|h[1-6]|td|th|tr|div|img|pre|sub|sup|svg|code|font|span|mark|ruby|rt|' +
  'rb|small|strong|table|tbody|thead|video|audio|center|blockquote|details|summary|del|ins|kbd|script|style'
const htmlSign = new RegExp(
  `</?(?:${tags})(?:\\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\\d{1,6}|#x[\\da-f]{1,6});`,
  'i',
)

/** Whether a text holds HTML; a lone `<` or `List<String>` is none. */
export function looksLikeHtml(text: string): boolean {
  return htmlSign.test(text)
}

/** Drops what no field may hold: control characters other than tab and line end, as Anki's import does. */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** HTML's text in one line, for a preview or a heading. */
export function plainOf(html: string): string {
  return html
    .replace(/<(?:br|div|p|li)\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
