import { describe, expect, test } from 'vitest'
import { noteTypeOf, noteTypes, optionLetters } from '../../../decks/note-types.ts'
import { renderCard } from '../../../electron/rendering/render.ts'

/** A card of a built-in type as Anki's template language gives it, with the fields that are named. */
function rendered(kind: Parameters<typeof noteTypeOf>[0], fields: Record<string, string>, ordinal = 0) {
  const noteType = noteTypeOf(kind)
  const texts = noteType.fields.map(name => fields[name] ?? '')
  return renderCard({ noteType, fields: texts, ordinal, tags: [], deck: 'Deck', flag: 0 })
}

describe.each(noteTypes.map(type => [type.name, type] as const))('%s', (_, type) => {
  test('works in Anki as it is: fields, conditions and filters, and no script', () => {
    for (const { front, back } of type.templates) {
      for (const side of [front, back]) {
        expect(side).not.toMatch(/<script|javascript:|\son\w+=/i)
        const open: string[] = []
        for (const [, sign, name = ''] of side.matchAll(/\{\{([#^/]?)([^{}]+)\}\}/g)) {
          if (sign === '/') expect(open.pop()).toBe(name)
          else {
            expect(type.fields).toContain(name.slice(name.lastIndexOf(':') + 1))
            if (sign !== '') open.push(name)
          }
        }
        expect(open).toEqual([])
      }
    }
  })

  test('tells the reason and the source on the back, and not before', () => {
    for (const { front, back } of type.templates) {
      for (const field of ['{{Reason}}', '{{Source title}}']) {
        expect(back).toContain(field)
        expect(front).not.toContain(field)
      }
    }
  })
})

test('a choice shows its options, then which are right and why', () => {
  const { front, back, warnings } = rendered('choice', {
    Question: 'Who patches?',
    'Option A': 'AWS',
    'Why A': 'Not the guest.',
    'Option B': 'You',
    'Why B': 'The guest is yours.',
    Answer: 'B',
    Reason: 'The line lies at the host.',
  })
  expect(warnings).toEqual([])
  expect(front).toContain('<b>B</b> You')
  expect(front).not.toContain('yours')
  expect(front).not.toContain('option-C')
  for (const text of [
    'data-right="B"',
    'Not the guest.',
    'The guest is yours.',
    'The line lies at the host.',
  ]) {
    expect(back).toContain(text)
  }
})

test('the style marks the right options by the letters of the answer', () => {
  for (const { css } of noteTypes) {
    for (const letter of optionLetters) expect(css).toContain(`[data-right*="${letter}"] .option-${letter}`)
  }
})
