import { clozeOnly, clozeSide } from './cloze.ts'
import { escapeHtml } from './entities.ts'
import { stripTags } from './html.ts'

/** Stands in a side where an answer is typed or compared, until it is known what is asked. */
export const TYPE_PLACE = '<demarc-type></demarc-type>'

/** What a field asks to be typed: all of it, or its deletions. `ignoresMarks`: accents do not count. */
export type TypeRequest = { field: string; isCloze: boolean; ignoresMarks: boolean }

/** What filters may ask of the side they stand in. */
export type FilterWorld = {
  field: string
  ordinal: number
  isQuestion: boolean
  /** A number that no other hint of this card has. */
  nextHint: () => number
  warn: (warning: string) => void
  type: (request: TypeRequest) => void
}

/**
 * Applies a field's filters, nearest to the field first. One that is not known shows its field and a warning.
 * @see Anki, rslib/src/template_filters.rs; docs.ankiweb.net/templates/fields
 */
export function filtered(text: string, filters: readonly string[], world: FilterWorld): string {
  if (filters.at(-1) === 'type') {
    const how = filters.length === 2 ? filters[0] : ''
    world.type({ field: world.field, isCloze: how === 'cloze', ignoresMarks: how === 'nc' })
    return TYPE_PLACE
  }
  return filters.reduce((filtering, filter) => apply(filtering, filter, world), text)
}

function apply(text: string, filter: string, world: FilterWorld): string {
  switch (filter) {
    case '':
      return text
    case 'text':
      return stripTags(text)
    case 'furigana':
      return ruby(text, (base, reading) => `<ruby><rb>${base}</rb><rt>${reading}</rt></ruby>`)
    case 'kana':
      return ruby(text, (_, reading) => reading)
    case 'kanji':
      return ruby(text, base => base)
    case 'cloze':
      return clozeSide(text, world.ordinal + 1, world.isQuestion)
    case 'cloze-only':
      return clozeOnly(text, world.ordinal + 1, world.isQuestion)
    case 'hint':
      return hint(text, world)
    default:
      return unknown(text, filter, world)
  }
}

/** `base[reading]`, the base going back to a blank, which is swallowed, or to a tag. */
const reading = / ?([^ >[\]]{1,400})\[([^[\]]{1,400})\]/g

function ruby(text: string, show: (base: string, reading: string) => string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replace(reading, (whole, base: string, above: string) =>
      above.startsWith('sound:') ? whole : show(base, above),
    )
}

/** A link that shows the field; it works without script, by `data-hint` and the frame's window. */
function hint(text: string, world: FilterWorld): string {
  if (text.trim() === '') return text
  const id = `hint-${world.nextHint()}`
  const name = escapeHtml(world.field)
  return `<a class="hint" href="#" data-hint="${id}">${name}</a><div id="${id}" class="hint" style="display: none">${text}</div>`
}

function unknown(text: string, filter: string, world: FilterWorld): string {
  if (/^tts(-voices)?\b/.test(filter)) {
    world.warn(`The template has “${world.field}” read aloud; Demarc shows it instead.`)
    return text
  }
  world.warn(
    `Demarc does not know the template’s filter “${filter}”; the field “${world.field}” is shown as it is.`,
  )
  return text
}
