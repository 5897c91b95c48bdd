import fc from 'fast-check'
import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'
import { aNoteType, aPackage } from './texts.ts'

const signs = [
  'a',
  '漢',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '#',
  ' ',
  '<b>',
  '&amp;',
  '&#35;',
  '&#38;',
  ':',
  '-',
  '`',
  '```',
  '\n## ',
  '\n# Note',
  '-->',
  '<!-- ',
  '$',
  '==',
  '{{c1::x}}',
  '\\',
  '|',
  '~',
  '::',
  '\n- ',
  '^1612345678901',
  '[a]: b',
]
const html = fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map(parts => parts.join(''))
const name = fc.string({
  unit: fc.constantFrom('a', 'b', 'Ü', '-', '1', '>', '#', "'"),
  minLength: 1,
  maxLength: 6,
})

const types = [
  aNoteType('Mine', ['One', 'Two', 'Three'], { css: '/* --> */' }),
  aNoteType('Cloze 2', ['T'], {
    isCloze: true,
    templates: [{ name: '<!-- c -->', front: '{{cloze:T}}', back: '\n', other: {} }],
  }),
]

const note = fc.record({
  type: fc.constantFrom(...types),
  fields: fc.tuple(html, html, html),
  deck: fc.array(name, { minLength: 1, maxLength: 3 }).map(levels => levels.join('::')),
  tags: fc.uniqueArray(name, { maxLength: 3 }),
  guid: fc.option(name),
  isMarked: fc.boolean(),
})

/** A package of what every text format with note types can hold: fields of any HTML, tags, decks, guids, marks. */
export const anyNotes: fc.Arbitrary<DeckPackage> = fc
  .array(note, { minLength: 1, maxLength: 5 })
  .map(notes => aPackage(notes))
