import type { PackageNoteType } from '../deck-package.ts'

/** Letters of the options of a choice question, as in the field names `Option A` and `Why A` of our note types. */
export const optionLetters = ['A', 'B', 'C', 'D', 'E', 'F'] as const

const css = `.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.5; text-align: left; }
.option { margin: 8px 0; }
.why, .reason { font-size: 0.85em; }
.cloze { font-weight: 700; }`

type Kind = PackageNoteType['kind']
type Template = { name: string; front: string; back: string }

/** A note type as a text file implies it: named fields and simple templates. Its id is its name. */
export function noteTypeOf(
  name: string,
  kind: Kind,
  fields: readonly string[],
  templates: readonly Template[],
): PackageNoteType {
  return {
    id: name,
    name,
    kind,
    isCloze: kind === 'cloze',
    fields: fields.map(field => ({ name: field, other: {} })),
    templates: templates.map(template => ({ ...template, other: {} })),
    css,
    sortField: 0,
    other: {},
  }
}

const card = (name: string, front: string, back: string): Template => ({
  name,
  front,
  back: `{{FrontSide}}<hr id="answer">${back}`,
})

export const basicType = noteTypeOf(
  'Basic',
  'basic',
  ['Front', 'Back'],
  [card('Card 1', '{{Front}}', '{{Back}}')],
)

export const reversedType = noteTypeOf(
  'Reversed',
  'reversed',
  ['Front', 'Back'],
  [card('Front to back', '{{Front}}', '{{Back}}'), card('Back to front', '{{Back}}', '{{Front}}')],
)

export const clozeType = noteTypeOf(
  'Cloze',
  'cloze',
  ['Text', 'Back Extra'],
  [{ name: 'Cloze', front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>{{Back Extra}}' }],
)

/** Options beyond F, which our own type has no fields for, get a type of their own. */
export function choiceType(options: number): PackageNoteType {
  const letters = lettersOf(Math.max(options, optionLetters.length))
  const one = (letter: string, why: string) =>
    `{{#Option ${letter}}}<div class="option"><b>${letter}</b> {{Option ${letter}}}${why}</div>{{/Option ${letter}}}`
  const question = '<div class="question">{{Question}}</div>'
  const front = question + letters.map(letter => one(letter, '')).join('')
  const back =
    `${question}<hr id="answer"><div class="answer">{{Answer}}</div>` +
    letters.map(letter => one(letter, `<div class="why">{{Why ${letter}}}</div>`)).join('') +
    '{{#Reason}}<div class="reason">{{Reason}}</div>{{/Reason}}'
  const isOurs = letters.length === optionLetters.length
  return noteTypeOf(
    isOurs ? 'Choice' : `Choice of ${letters.length}`,
    isOurs ? 'choice' : 'anki',
    [
      'Question',
      ...letters.flatMap(letter => [`Option ${letter}`, `Why ${letter}`]),
      'Answer',
      'Reason',
      'Source',
    ],
    [{ name: 'Card 1', front, back }],
  )
}

const optionFields = optionLetters.flatMap(letter => [`Option ${letter}`, `Why ${letter}`])

/** Our `Exam question`, as far as other programs' questions fill it. It makes no card until one is wanted. */
export const examType: PackageNoteType = {
  ...choiceType(optionLetters.length),
  ...{ id: 'Exam question', name: 'Exam question', kind: 'exam' },
  fields: [
    'Question',
    ...optionFields,
    ...['Answer', 'Choose', 'Domain', 'Task', 'Difficulty', 'Reason', 'Source', 'Source title'],
  ].map(name => ({ name, other: {} })),
}

/** `A`, `B`, … up to `Z`. */
export function lettersOf(count: number): string[] {
  return Array.from({ length: Math.min(count, 26) }, (_, index) => String.fromCharCode(65 + index))
}

/** A type for a table with these columns: the first asks, the others answer, each under its name. */
export function tableType(name: string, fields: readonly string[]): PackageNoteType {
  const [first = 'Front', ...rest] = fields
  const hasNames = rest.some(field => !/^(Back|Field \d+)$/.test(field))
  const back = rest
    .map(field => {
      const label = hasNames ? `<div class="label">${field.replace(/[<>&{}]/g, '')}</div>` : ''
      return `{{#${field}}}<div>${label}{{${field}}}</div>{{/${field}}}`
    })
    .join('')
  return noteTypeOf(name, 'anki', fields, [card('Card 1', `{{${first}}}`, back)])
}

/** A cloze type with other fields or another name than ours. */
export function clozeTypeOf(name: string, fields: readonly string[]): PackageNoteType {
  const [text = 'Text', ...rest] = fields
  const extra = rest.map(field => `{{#${field}}}<div>{{${field}}}</div>{{/${field}}}`).join('')
  return {
    ...noteTypeOf(name, 'anki', fields, [
      { name: 'Cloze', front: `{{cloze:${text}}}`, back: `{{cloze:${text}}}${extra}` },
    ]),
    isCloze: true,
  }
}

/** Names of fields as templates can refer to them: no braces, colons or leading signs, each once. */
export function fieldNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((raw, index) => {
    const clean = raw
      .replace(/[{}:"]/g, ' ')
      .replace(/^[\s#^/]+/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100)
    const base = clean || `Field ${index + 1}`
    let name = base
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base} ${count}`
    taken.add(name.toLowerCase())
    return name
  })
}
