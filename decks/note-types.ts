import type { BuiltInNoteType, NoteKind } from './types.ts'

/** Letters of the options of a choice or exam question, as in the field names `Option A` and `Why A`. */
export const optionLetters = ['A', 'B', 'C', 'D', 'E', 'F'] as const

/** Stands between the spellings in `Also accepted`. */
export const acceptedSeparator = ' | '

/** Fields that every built-in note type ends with. */
export const commonFields = [
  'Reason',
  'Hint',
  'Context',
  'Service',
  'Layer',
  'Source',
  'Source title',
  'Checked',
] as const

const head = '{{#Context}}<div class="context">{{Context}}</div>{{/Context}}'
const hint = '{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}'
const foot =
  '{{#Reason}}<div class="reason">{{Reason}}</div>{{/Reason}}' +
  '{{#Source}}<div class="source">Source: <a href="{{text:Source}}">{{Source title}}</a>' +
  '{{#Checked}} · checked {{Checked}}{{/Checked}}</div>{{/Source}}'
const line = '<hr id="answer">'

const question = (html: string) => `${head}<div class="question">${html}</div>`
const answer = (html: string) => `<div class="answer">${html}</div>`

const option = (letter: string, more = '') =>
  `{{#Option ${letter}}}<div class="option option-${letter}"><b>${letter}</b> {{Option ${letter}}}${more}</div>{{/Option ${letter}}}`
const why = (letter: string) => `{{#Why ${letter}}}<div class="why">{{Why ${letter}}}</div>{{/Why ${letter}}}`
const options = optionLetters.map(letter => option(letter))
// The style finds the right options by the letters of the answer: a script would not run everywhere.
const reasons = `<div data-right="{{text:Answer}}">${optionLetters.map(letter => option(letter, why(letter))).join('')}</div>`
const rightOptions = optionLetters.map(letter => `[data-right*="${letter}"] .option-${letter}`).join(', ')
const optionFields = optionLetters.flatMap(letter => [`Option ${letter}`, `Why ${letter}`])
const choiceBack = `${question('{{Question}}')}${line}${answer('{{Answer}}')}${reasons}${foot}`
const choiceFront = `${question('{{Question}}')}${options.join('')}${hint}`

const css = `.card { max-width: 40em; margin: 0 auto; padding: 16px; font: 17px/1.5 Inter, system-ui, sans-serif; text-align: left; color: #1d1c1a; background: #fff; }
.context { font-size: 13px; color: #6b6862; margin-bottom: 8px; }
.prompt { font-size: 13px; color: #6b6862; margin-top: 8px; }
.question { font-size: 24px; font-weight: 600; line-height: 1.35; }
.answer { font-size: 20px; font-weight: 600; margin-bottom: 8px; }
.reason, .why, .part { color: #4a4844; }
.why { font-size: 15px; margin-left: 1.4em; }
.option { margin: 10px 0; padding-left: 12px; border-left: 3px solid transparent; }
${rightOptions} { border-left-color: currentColor; }
.source { font-size: 13px; color: #6b6862; margin-top: 14px; }
.cloze { font-weight: 700; }
.owner-AWS { color: #a34a00; }
.owner-Customer { color: #0b5cad; }
.owner-Shared { color: #6d3bbd; }
.error { text-decoration: line-through; }
hr { border: 0; border-top: 1px solid #dedbd5; margin: 18px 0; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
.nightMode.card, .nightMode .card { color: #ecebe8; background: #1d1c1a; }
.nightMode .reason, .nightMode .why, .nightMode .part { color: #c4c1bb; }
.nightMode .owner-AWS { color: #f2a469; }
.nightMode .owner-Customer { color: #7db8f2; }
.nightMode .owner-Shared { color: #b79cf0; }`

const whoseParts =
  '{{#AWS part}}<div class="part"><b>AWS</b> {{AWS part}}</div>{{/AWS part}}' +
  '{{#Customer part}}<div class="part"><b>Customer</b> {{Customer part}}</div>{{/Customer part}}'

type Template = BuiltInNoteType['templates'][number]

function noteType(
  id: string,
  name: string,
  kind: NoteKind,
  fields: readonly string[],
  templates: Template[],
): BuiltInNoteType {
  return {
    id,
    name,
    kind,
    fields: [...fields, ...commonFields],
    templates,
    css,
    isCloze: kind === 'cloze',
    sortField: 0,
  }
}

function oneCard(front: string, back: string): Template[] {
  return [{ name: 'Card 1', front, back }]
}

/** The built-in note types. They work in Anki too: no script, only fields, conditionals and filters. */
export const noteTypes: BuiltInNoteType[] = [
  noteType(
    'basic',
    'Basic',
    'basic',
    ['Front', 'Back'],
    oneCard(`${question('{{Front}}')}${hint}`, `${question('{{Front}}')}${line}${answer('{{Back}}')}${foot}`),
  ),
  noteType(
    'reversed',
    'Reversed',
    'reversed',
    ['Front', 'Back', 'Front asks', 'Back asks'],
    [
      {
        name: 'Front to back',
        front: `${question('{{Front asks}}{{^Front asks}}{{Front}}{{/Front asks}}')}${hint}`,
        back: `${question('{{Front asks}}{{^Front asks}}{{Front}}{{/Front asks}}')}${line}${answer('{{Back}}')}${foot}`,
      },
      {
        name: 'Back to front',
        front: `${question('{{Back asks}}{{^Back asks}}{{Back}}{{/Back asks}}')}${hint}`,
        back: `${question('{{Back asks}}{{^Back asks}}{{Back}}{{/Back asks}}')}${line}${answer('{{Front}}')}${foot}`,
      },
    ],
  ),
  noteType(
    'cloze',
    'Cloze',
    'cloze',
    ['Text'],
    [
      {
        name: 'Cloze',
        front: `${question('{{cloze:Text}}')}${hint}`,
        back: `${question('{{cloze:Text}}')}${line}${foot}`,
      },
    ],
  ),
  noteType(
    'typed',
    'Typed term',
    'typed',
    ['Front', 'Term', 'Also accepted'],
    oneCard(
      `${question('{{Front}}')}${hint}{{type:Term}}`,
      `${question('{{Front}}')}${line}{{type:Term}}${answer('{{Term}}')}` +
        `{{#Also accepted}}<div class="prompt">Also right: {{Also accepted}}</div>{{/Also accepted}}${foot}`,
    ),
  ),
  noteType(
    'choice',
    'Choice',
    'choice',
    ['Question', ...optionFields, 'Answer'],
    oneCard(choiceFront, choiceBack),
  ),
  noteType(
    'whose',
    'Whose is it?',
    'whose',
    ['Question', 'Duty', 'Owner', 'AWS part', 'Customer part'],
    oneCard(
      `${question('{{Question}}')}<div class="prompt">AWS, customer or shared?</div>${hint}`,
      `${question('{{Question}}')}${line}${answer('<span class="owner-{{text:Owner}}">{{Owner}}</span>')}${whoseParts}${foot}`,
    ),
  ),
  noteType(
    'error',
    'Spot the error',
    'error',
    ['Statement', 'Error', 'Correction'],
    oneCard(
      `${question('{{Statement}}')}<div class="prompt">One thing in it is wrong. Which?</div>${hint}`,
      `${question('{{Statement}}')}${line}${answer('<span class="error">{{Error}}</span> {{Correction}}')}${foot}`,
    ),
  ),
  noteType(
    'exam',
    'Exam question',
    'exam',
    ['Question', ...optionFields, 'Answer', 'Choose', 'Domain', 'Task', 'Difficulty', 'Tests'],
    oneCard(`${choiceFront}<div class="prompt">How many are right: {{Choose}}</div>`, choiceBack),
  ),
]

/** The built-in note type of a kind. */
export function noteTypeOf(kind: NoteKind): BuiltInNoteType {
  const found = noteTypes.find(type => type.kind === kind)
  if (!found) throw new Error(`There is no note type of kind ${kind}`)
  return found
}
