/** How large a question is set: long ones step down so that they stay on the card. */
export type QuestionSize = 'large' | 'middle' | 'small' | 'text'

/** @param length  characters of the question without markup */
export function questionSize(length: number): QuestionSize {
  if (length <= 150) return 'large'
  if (length <= 280) return 'middle'
  if (length <= 520) return 'small'
  return 'text'
}

/** The text of a field without its markup; good enough to measure by, not to show. */
export function lengthOfHtml(html: string): number {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&\w+;/g, '.')
    .trim().length
}
