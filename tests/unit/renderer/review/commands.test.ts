import { describe, expect, test } from 'vitest'
import { isPress } from '../../../../renderer/app/keys.ts'
import { reviewCommands } from '../../../../renderer/rooms/review/commands.ts'
import { aCard, aRoom, aSession, everything } from './a-session.ts'

type Keys = { key: string; code?: string; ctrlKey?: boolean; shiftKey?: boolean }

/** The command that a key runs in a room that shows `content`. */
async function commandOf(
  press: Keys,
  content = aCard(1).content,
  isAnswerShown = false,
  shouldAskBeforeOptions = false,
) {
  const { review } = aRoom([aSession(aCard(1, { content, shouldAskBeforeOptions }))])
  await review.begin(everything)
  if (isAnswerShown) review.showAnswer()
  const event = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...press }
  return reviewCommands.find(
    command => command.keys.some(keys => isPress(keys, event)) && (command.when?.(review) ?? true),
  )?.id
}

const option = (letter: string) => ({ letter, html: '', isRight: false, why: '' })
const choice = { kind: 'choice' as const, question: '', options: [...'ABCDE'].map(option), choose: 1 }
const whose = { kind: 'whose' as const, question: '', owner: 'aws' as const, awsPart: '', customerPart: '' }

describe('the keys', () => {
  test.each([
    [{ key: ' ' }, 'review.show-answer'],
    [{ key: 'Enter' }, 'review.show-answer'],
    [{ key: '3' }, undefined],
    [{ key: 'e' }, 'review.edit'],
    [{ key: 'i' }, 'review.info'],
    [{ key: '-' }, 'review.bury-card'],
    [{ key: '=' }, 'review.bury-note'],
    [{ key: '@', shiftKey: true }, 'review.suspend-card'],
    [{ key: '!', shiftKey: true }, 'review.suspend-note'],
    [{ key: '*', shiftKey: true }, 'review.mark'],
    [{ key: '7', ctrlKey: true }, 'review.flag-7'],
    [{ key: 'z', ctrlKey: true }, 'app.undo'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'app.redo'],
    [{ key: 'Escape' }, 'review.leave'],
  ])('%j on a question: %s', async (press, id) => {
    expect(await commandOf(press)).toBe(id)
  })

  test.each([
    [{ key: ' ' }, 'review.grade-as-usual'],
    [{ key: '1' }, 'review.grade-again'],
    [{ key: '4' }, 'review.grade-easy'],
  ])('%j on an answer: %s', async (press, id) => {
    expect(await commandOf(press, undefined, true)).toBe(id)
  })

  test('of letters choose an option where there is one, and do their own elsewhere', async () => {
    expect(await commandOf({ key: 'e' }, choice)).toBe('review.choose-e')
    expect(await commandOf({ key: '2' }, choice)).toBe('review.choose-b')
    expect(await commandOf({ key: 'f' }, choice)).toBeUndefined()
    expect(await commandOf({ key: 'e' }, choice, true)).toBe('review.edit')
    expect(await commandOf({ key: '2' }, choice, true)).toBe('review.grade-hard')
  })

  test('show the options first where these are held back', async () => {
    expect(await commandOf({ key: ' ' }, choice, false, true)).toBe('review.show-options')
    expect(await commandOf({ key: 'Enter' }, choice, false, true)).toBe('review.show-options')
    expect(await commandOf({ key: '2' }, choice, false, true)).toBeUndefined()
    expect(await commandOf({ key: 'e' }, choice, false, true)).toBe('review.edit')
    expect(await commandOf({ key: ' ' }, choice, true, true)).toBe('review.grade-as-usual')
  })

  test('of signs are not taken for the digits below them', async () => {
    expect(await commandOf({ key: '!', code: 'Digit1' }, undefined, true)).toBe('review.suspend-note')
    expect(await commandOf({ key: '@', code: 'Digit2' }, choice)).toBe('review.suspend-card')
    expect(await commandOf({ key: '&', code: 'Digit1' }, undefined, true)).toBe('review.grade-again')
  })

  test('of owners say whose it is, before the answer', async () => {
    expect(await commandOf({ key: 's' }, whose)).toBe('review.say-shared')
    expect(await commandOf({ key: 's' }, whose, true)).toBeUndefined()
  })
})

test('no two commands have the same name', () => {
  const ids = reviewCommands.map(command => command.id)
  expect(new Set(ids).size).toBe(ids.length)
})
