import type { PackageNoteType } from '../deck-package.ts'
import { choiceType, examType, noteTypeOf, optionLetters } from '../text/note-types.ts'

/** Kinds of note type that the readable text has words for. */
export type OurKind = 'basic' | 'reversed' | 'cloze' | 'typed' | 'choice' | 'whose' | 'error' | 'exam'

const common = ['Reason', 'Hint', 'Context', 'Service', 'Layer', 'Source', 'Source title', 'Checked']
const options = optionLetters.flatMap(letter => [`Option ${letter}`, `Why ${letter}`])
const reason = '{{#Reason}}<div class="reason">{{Reason}}</div>{{/Reason}}'
const side = (front: string, back: string) => ({
  name: 'Card 1',
  front,
  back: `{{FrontSide}}<hr id="answer">${back}${reason}`,
})

type Template = { name: string; front: string; back: string }
const ours: [OurKind, string, string[], Template[]][] = [
  ['basic', 'Basic', ['Front', 'Back'], [side('{{Front}}', '{{Back}}')]],
  [
    'reversed',
    'Reversed',
    ['Front', 'Back', 'Front asks', 'Back asks'],
    [
      { ...side('{{Front asks}}{{^Front asks}}{{Front}}{{/Front asks}}', '{{Back}}'), name: 'Front to back' },
      { ...side('{{Back asks}}{{^Back asks}}{{Back}}{{/Back asks}}', '{{Front}}'), name: 'Back to front' },
    ],
  ],
  ['cloze', 'Cloze', ['Text'], [{ name: 'Cloze', front: '{{cloze:Text}}', back: `{{cloze:Text}}${reason}` }]],
  ['typed', 'Typed term', ['Front', 'Term', 'Also accepted'], [side('{{Front}} {{type:Term}}', '{{Term}}')]],
  ['choice', 'Choice', ['Question', ...options, 'Answer'], choiceType(optionLetters.length).templates],
  [
    'whose',
    'Whose is it?',
    ['Question', 'Duty', 'Owner', 'AWS part', 'Customer part'],
    [side('{{Question}}', '{{Owner}}')],
  ],
  [
    'error',
    'Spot the error',
    ['Statement', 'Error', 'Correction'],
    [side('{{Statement}}', '<s>{{Error}}</s> {{Correction}}')],
  ],
  [
    'exam',
    'Exam question',
    ['Question', ...options, 'Answer', 'Choose', 'Domain', 'Task', 'Difficulty', 'Tests'],
    examType.templates,
  ],
]

const types = new Map(
  ours.map(([kind, name, fields, templates]) => [
    kind,
    noteTypeOf(name, kind, [...fields, ...common], templates),
  ]),
)

/** Demarc's own note type of a kind, with all of its fields. */
export function ourType(kind: OurKind): PackageNoteType {
  const found = types.get(kind)
  if (!found) throw new Error(`There is no note type of kind ${kind}`)
  return found
}

/** Whether a note type is of a kind of ours. */
export const isOurKind = (kind: string): kind is OurKind => types.has(kind as OurKind)
