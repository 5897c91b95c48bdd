import { expect, test } from 'vitest'
import type { RenderNoteType } from '../../../electron/rendering/fields.ts'
import { cardOrdinalsOf } from '../../../electron/rendering/ordinals.ts'
import { aNoteType } from './cards.ts'

function withFronts(...fronts: string[]): RenderNoteType {
  return { ...aNoteType(''), templates: fronts.map(front => ({ name: front, front, back: '{{Back}}' })) }
}

test('a template gives a card when its front shows a filled field', () => {
  const basic = withFronts('{{Front}}', '{{Back}}', 'only text', '{{Front}}{{Back}}')
  expect(cardOrdinalsOf(basic, ['a', 'b'])).toEqual([0, 1, 3])
  expect(cardOrdinalsOf(basic, ['a', ' <br/> '])).toEqual([0, 3])
  expect(cardOrdinalsOf(basic, ['', ''])).toEqual([])
  expect(cardOrdinalsOf(basic, [])).toEqual([])
})

test('conditions count as they hold, typing counts as showing, special fields do not', () => {
  const front = (text: string, ...fields: string[]) => cardOrdinalsOf(withFronts(text), fields).length === 1
  expect(front('{{#Back}}{{Front}}{{/Back}}', 'a', '')).toBe(false)
  expect(front('{{#Back}}{{Front}}{{/Back}}', 'a', 'b')).toBe(true)
  expect(front('{{^Back}}{{Front}}{{/Back}}', 'a', '')).toBe(true)
  expect(front('{{^Back}}{{Front}}{{/Back}}', 'a', 'b')).toBe(false)
  expect(front('{{#Back}}words{{/Back}}', 'a', 'b')).toBe(false)
  expect(front('{{type:Front}}', 'a', '')).toBe(true)
  expect(front('{{Tags}}{{Deck}}', 'a', 'b')).toBe(false)
  expect(front('{{unknown:hint:Front}}', 'a', '')).toBe(true)
})

test('a template with faults gives none', () => {
  expect(
    cardOrdinalsOf(withFronts('{{#Front}}{{Front}}', '{{Front}}{{/x}}', '{{Front}}'), ['a', 'b']),
  ).toEqual([2])
})

test('a cloze note has a card for each number in any of its fields', () => {
  const cloze = aNoteType('{{cloze:Front}}', '', ['Front', 'Back'], true)
  expect(cardOrdinalsOf(cloze, ['{{c3::x}} {{c1,2::y}}', '{{c7::z}}'])).toEqual([0, 1, 2, 6])
  expect(cardOrdinalsOf(cloze, ['{{c0::x}} {{c900::y}} {{c501::z}}', ''])).toEqual([499])
  expect(cardOrdinalsOf(cloze, ['plain', ''])).toEqual([])
})
