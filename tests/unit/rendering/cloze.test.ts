import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clozeNumbers, clozeOnly, clozeSide, clozeToType } from '../../../electron/rendering/cloze.ts'
import { textOf } from '../../../electron/rendering/html.ts'
import { rendered } from './cards.ts'

const asked = (text: string, number: number) => textOf(clozeSide(text, number, true), '')
const open = (text: string, number: number) => textOf(clozeSide(text, number, false), '')

describe('deletions', () => {
  test('the asked one is closed, the others are open', () => {
    expect(clozeSide('{{c1::one}} {{c2::two::hint}}', 1, true)).toBe(
      '<span class="cloze" data-ordinal="1">[...]</span> <span class="cloze-inactive" data-ordinal="2">two</span>',
    )
    expect(asked('{{c1::one}} {{c2::two::hint}}', 2)).toBe('one [hint]')
    expect(open('{{c1::one}} {{c2::two::hint}}', 2)).toBe('one two')
  })

  test('a number that is not there gives nothing', () => {
    expect(clozeSide('{{c1::one}}', 3, true)).toBe('')
    expect(clozeSide('no deletion', 1, true)).toBe('')
  })

  test('deletions hold deletions', () => {
    const text = 'foo {{c1::bar {{c2::baz}}::qux}}'
    expect([asked(text, 1), open(text, 1)]).toEqual(['foo [qux]', 'foo bar baz'])
    expect([asked(text, 2), open(text, 2)]).toEqual(['foo bar [...]', 'foo bar baz'])
    expect(asked('{{c1::outer {{c1::inner}}}}', 1)).toBe('[...]')
    expect(clozeNumbers('{{c2::te{{c1::s}}}}t{{')).toEqual([1, 2])
  })

  test('one deletion may serve several cards', () => {
    const text = '{{c1,2::shared}} and {{c1::first}} vs {{c2::second}}'
    expect(clozeNumbers(text)).toEqual([1, 2])
    expect(asked(text, 1)).toBe('[...] and [...] vs second')
    expect(asked(text, 2)).toBe('[...] and first vs [...]')
    expect(clozeSide('{{c3,1,3::x}}', 1, true)).toContain('data-ordinal="1,3"')
    expect(clozeNumbers('{{c1,,3::x}}{{c0::y}}{{c,::z}}{{c99999::n}}')).toEqual([1, 3])
  })

  test('what is no deletion stays as it stands', () => {
    expect(open('{{c1::a}} {{x}} }} {{c::b}} {{c2::never', 1)).toBe('a {{x}} }} {{c::b}} {{c2::never')
    expect(open('{{c2::never {{c1::a}} :: b', 1)).toBe('{{c2::never a :: b')
  })

  test('cloze-only gives the words or the hints', () => {
    const text = '{{c1::foo}} x {{c1::bar::h}}'
    expect(clozeOnly(text, 1, true)).toBe('..., h')
    expect(clozeOnly(text, 1, false)).toBe('foo, bar')
    expect(clozeOnly(text, 2, false)).toBe('')
  })

  test('equal answers are typed once', () => {
    expect(clozeToType('{{c1::foo}} {{c1::foo}}', 1)).toBe('foo')
    expect(clozeToType('{{c1::foo}} {{c1::bar}} {{c1::foo}}', 1)).toBe('foo, bar, foo')
  })

  test('a mask of an image occlusion is an element with its place', () => {
    const text =
      '{{c1::image-occlusion:rect:left=.1:top=.2:oi=1}}{{c2::image-occlusion:polygon:points=1,2 3,4}}'
    expect(clozeSide(text, 1, true)).toBe(
      '<div class="cloze" data-ordinal="1" data-shape="rect" data-left=".1" data-top=".2" data-oi="1"></div>' +
        '<div class="cloze-inactive" data-ordinal="2" data-shape="polygon" data-points="1,2 3,4"></div>',
    )
    expect(clozeSide(text, 1, false)).toContain('class="cloze-highlight" data-ordinal="1"')
  })
})

describe('cloze cards', () => {
  const templates = { front: '{{cloze:Text}}{{#c2}} second{{/c2}}', back: '{{cloze:Text}}<br>{{Extra}}' }
  const fields = { Text: '{{c1::one}} {{c2::two}}', Extra: 'extra' }

  test('the ordinal says which number is asked, and a condition may name it', () => {
    const first = rendered(templates, fields, { isCloze: true, ordinal: 0 })
    const second = rendered(templates, fields, { isCloze: true, ordinal: 1 })
    expect(textOf(first.front, '')).toBe('[...] two')
    expect(textOf(second.front, '')).toBe('one [...] second')
    expect(textOf(second.back, '|')).toBe('one two|extra')
    expect([first.warnings, second.warnings]).toEqual([[], []])
  })

  test('a number that left the note is told of', () => {
    const card = rendered(templates, fields, { isCloze: true, ordinal: 4 })
    expect(card.front).toMatch(/deletion 5, which is no longer in the note/)
  })
})

const word = fc.stringMatching(/^[a-z ]{0,8}$/)
const deletions = fc.letrec<{ text: string }>(tie => ({
  text: fc.oneof(
    { maxDepth: 4 },
    word,
    fc
      .tuple(word, fc.integer({ min: 1, max: 4 }), tie('text'), word)
      .map(([before, number, inner, after]) => `${before}{{c${number}::${inner}}}${after}`),
  ),
})).text

test('an open text holds all the words, a closed one no word of what it asks for', () => {
  fc.assert(
    fc.property(deletions, text => {
      const words = text.replaceAll(/\{\{c\d::|\}\}/g, '')
      for (const number of clozeNumbers(text)) {
        expect(open(text, number)).toBe(words)
        expect(asked(text, number)).toContain('[...]')
      }
      expect(asked(`{{c9::${text}secret}}`, 9)).toBe('[...]')
    }),
  )
})

test('any text is taken', () => {
  const piece = fc.constantFrom('{{c1::', '{{c1,2::', '}}', '::', 'x', '{{', 'c1', '<b>', ':')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      clozeNumbers(text)
      const shown = clozeSide(`${text.replaceAll('{{c', '')}{{c7::z}}`, 7, false)
      expect(typeof shown).toBe('string')
      expect(clozeOnly(text, 1, false)).not.toBeUndefined()
    }),
  )
})
