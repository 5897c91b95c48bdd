import { describe, expect, test } from 'vitest'
import { compareTyped } from '../../../../renderer/rooms/review/typed-diff.ts'

describe('a typed answer', () => {
  test('is right whatever its case and however it is spaced', () => {
    expect(compareTyped('  patch   MANAGEMENT ', ['Patch management'])).toEqual({
      isRight: true,
      isEmpty: false,
      against: 'Patch management',
      parts: [{ is: 'same', text: 'Patch management' }],
    })
  })

  test('is right when it is one of the other spellings', () => {
    const verdict = compareTyped('virtualization layer', ['virtualisation layer', 'virtualization layer'])
    expect(verdict).toMatchObject({ isRight: true, against: 'virtualization layer' })
  })

  test('shows what is missing', () => {
    expect(compareTyped('guest', ['guests']).parts).toEqual([
      { is: 'same', text: 'guest' },
      { is: 'missing', text: 's' },
    ])
  })

  test('shows what does not belong there', () => {
    expect(compareTyped('guests', ['guest']).parts).toEqual([
      { is: 'same', text: 'guest' },
      { is: 'wrong', text: 's' },
    ])
  })

  test('is compared with the accepted term it comes closest to', () => {
    const verdict = compareTyped('inherited contols', ['shared controls', 'inherited controls'])
    expect(verdict).toMatchObject({ isRight: false, against: 'inherited controls' })
    expect(verdict.parts.filter(part => part.is !== 'same')).toEqual([{ is: 'missing', text: 'r' }])
  })

  test('counts an accent', () => {
    expect(compareTyped('resume', ['résumé']).isRight).toBe(false)
  })

  test('is the same whether its accents are joined or apart', () => {
    expect(compareTyped('re\u0301sume\u0301', ['résumé']).isRight).toBe(true)
  })

  test('keeps a letter of several code points whole', () => {
    expect(compareTyped('ab👩‍💻', ['ab👩‍🔧']).parts).toEqual([
      { is: 'same', text: 'ab' },
      { is: 'wrong', text: '👩‍💻' },
      { is: 'missing', text: '👩‍🔧' },
    ])
  })

  test('that has little in common with the term is wrong as a whole', () => {
    expect(compareTyped('configuration', ['infrastructure']).parts).toEqual([
      { is: 'wrong', text: 'configuration' },
    ])
  })

  test('that is only spaces is neither right nor wrong', () => {
    expect(compareTyped('   ', ['AWS'])).toEqual({ isRight: false, isEmpty: true, against: 'AWS', parts: [] })
  })
})
