import { clozeNumbers, clozeToType } from './cloze.ts'
import { decorated } from './decorate.ts'
import { escapeHtml } from './entities.ts'
import { type CardFacts, cardTexts, type FieldTexts, showsFields } from './fields.ts'
import { TYPE_PLACE, type TypeRequest } from './filters.ts'
import { isBalanced, textOf } from './html.ts'
import { mediaOfCss, mediaOfHtml } from './media.ts'
import { type SideWorld, sideOf } from './side.ts'
import { type Node, parseTemplate, type Template } from './template.ts'

/** What is to be typed, as plain text. `ignoresMarks`: accents do not count. */
export type TypedAnswer = { expected: string; isCloze: boolean; ignoresMarks: boolean }

/** A card as its note type shows it. HTML that nobody vouches for: sanitise before showing. */
export type RenderedCard = {
  front: string
  /** Takes the place of the front. Where something is typed, it holds one `<code id="typeans">` with the answer. */
  back: string
  /** The back without the front it begins with, for showing below; null where the two can't be told apart. */
  rest: string | null
  css: string
  typed: TypedAnswer | null
  /** Names of the sounds of both sides, in order, each once. */
  sounds: string[]
  /** Every file that sides and style sheet refer to, as written there; `mediaNames` says what they are called. */
  media: string[]
  /** Sentences about what could not be shown as the template wants it. */
  warnings: string[]
}

/** Both sides of a card. Never throws: what is wrong with a template is a warning, and the rest is shown. */
export function renderCard(card: CardFacts): RenderedCard {
  const { noteType, ordinal } = card
  const warnings = new Set<string>()
  const warn = (warning: string) => void warnings.add(warning)
  const template = noteType.templates[noteType.isCloze ? 0 : ordinal] ?? plainTemplate(card, warn)
  const texts = cardTexts(card, template.name)
  const [frontTemplate, backTemplate] = [parseTemplate(template.front), parseTemplate(template.back)]
  for (const fault of [...frontTemplate.faults, ...backTemplate.faults]) warn(fault)
  if (/<script[\s>]/i.test(template.front + template.back)) {
    warn('The template has a script, which does not run in Demarc.')
  }

  const requests: TypeRequest[] = []
  let hints = 0
  const world: SideWorld = {
    texts,
    ordinal,
    frontSide: null,
    nextHint: () => ++hints,
    warn,
    type: request => void requests.push(request),
  }
  const frontHtml = sideOf(frontTemplate.nodes, world)
  const isTyped = requests.length > 0
  const blank = blankness(card, frontTemplate, texts)
  if (blank !== null) warn(blank)
  const front = blank === null ? frontHtml : `${frontHtml}<p class="demarc-fault">${escapeHtml(blank)}</p>`
  const backWorld = { ...world, frontSide: front }
  const back = sideOf(backTemplate.nodes, backWorld)
  const following = afterFront(backTemplate.nodes)
  const below = following === null ? null : sideOf(following, backWorld)

  // What only the back names can't be typed any more, but is shown.
  const wanted = typedAnswer(requests[0], card, ordinal)
  const typed = isTyped ? wanted : null
  const shownFront = decorated(front.replaceAll(TYPE_PLACE, ''))
  const shownBack = decorated(withOnePlace(back, typed))
  const rest = below === null ? null : decorated(withOnePlace(below, typed)).html
  const html = (side: string) => side.replaceAll(TYPE_PLACE, wanted === null ? '' : answerCode(wanted))
  return {
    front: shownFront.html,
    back: html(shownBack.html),
    rest: rest === null || !isBalanced(shownFront.html) || !isBalanced(rest) ? null : html(rest),
    css: noteType.css,
    typed,
    sounds: [...new Set([...shownFront.sounds, ...shownBack.sounds])],
    media: [
      ...new Set([
        ...mediaOfHtml(shownFront.html),
        ...mediaOfHtml(shownBack.html),
        ...mediaOfCss(noteType.css),
      ]),
    ],
    warnings: [...warnings],
  }
}

/** For a card whose template is gone: the first field asks, the others answer. */
function plainTemplate({ noteType, ordinal }: CardFacts, warn: (warning: string) => void) {
  warn(`The note type “${noteType.name}” has no template ${ordinal + 1}; the fields are shown as they are.`)
  const [first = '', ...others] = noteType.fields.map(field => `{{${field}}}`)
  return {
    name: `Card ${ordinal + 1}`,
    front: first,
    back: `{{FrontSide}}<hr id=answer>${others.join('<br>')}`,
  }
}

/** Why nothing is asked on this card, in a sentence; null when something is. */
function blankness(
  { noteType, ordinal, fields }: CardFacts,
  front: Template,
  texts: FieldTexts,
): string | null {
  if (!noteType.isCloze) {
    return showsFields(front.nodes, texts)
      ? null
      : 'The front of this card is blank: the fields that it shows are empty.'
  }
  return fields.some(field => clozeNumbers(field).includes(ordinal + 1))
    ? null
    : `This card asks for deletion ${ordinal + 1}, which is no longer in the note.`
}

/** What follows a `{{FrontSide}}` that the back begins with; null when it begins with something else. */
function afterFront(nodes: readonly Node[]): readonly Node[] | null {
  const place = nodes.findIndex(node => node.is !== 'text' || node.text.trim() !== '')
  const first = nodes[place]
  return first?.is === 'field' && first.name.trim() === 'FrontSide' ? nodes.slice(place + 1) : null
}

function typedAnswer(
  request: TypeRequest | undefined,
  { noteType, fields }: CardFacts,
  ordinal: number,
): TypedAnswer | null {
  if (request === undefined) return null
  const text = (fields[noteType.fields.indexOf(request.field)] ?? '').replace(/\[sound:[^\]]{0,500}\]/gi, '')
  const { isCloze, ignoresMarks } = request
  const expected = isCloze ? clozeToType(text, ordinal + 1) : textOf(text, ' ').replace(/\s+/g, ' ').trim()
  return expected === '' ? null : { expected, isCloze, ignoresMarks }
}

/** A side that compares what was typed in one place: the last it names or, if it names none, its end. */
function withOnePlace(side: string, typed: TypedAnswer | null): string {
  const last = side.lastIndexOf(TYPE_PLACE)
  if (last === -1) return typed === null ? side : side + TYPE_PLACE
  return side.slice(0, last).replaceAll(TYPE_PLACE, '') + side.slice(last)
}

function answerCode(typed: TypedAnswer): string {
  return `<code id="typeans">${escapeHtml(typed.expected)}</code>`
}
