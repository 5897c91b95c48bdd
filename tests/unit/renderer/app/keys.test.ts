import { expect, test } from 'vitest'
import { isPress } from '../../../../renderer/app/keys.ts'

const press = (key: string, extra: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...extra,
})

test('a letter is the same in either case, but not with Shift or Ctrl', () => {
  expect(isPress('E', press('e'))).toBe(true)
  expect(isPress('E', press('E', { shiftKey: true }))).toBe(false)
  expect(isPress('E', press('e', { ctrlKey: true }))).toBe(false)
})

test('a sign counts as it was typed, whichever keys make it', () => {
  expect(isPress('@', press('@', { shiftKey: true }))).toBe(true)
  expect(isPress('@', press('@', { ctrlKey: true, altKey: true }))).toBe(true)
  expect(isPress('=', press('=', { ctrlKey: true }))).toBe(false)
  expect(isPress('?', press('/'))).toBe(false)
})

test('with Ctrl and Shift both must be down', () => {
  expect(isPress('Ctrl+Z', press('z', { ctrlKey: true }))).toBe(true)
  expect(isPress('Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false)
  expect(isPress('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true)
})

test('Space is named by its word', () => {
  expect(isPress('Space', press(' '))).toBe(true)
  expect(isPress('Space', press(' ', { shiftKey: true }))).toBe(false)
})

test('grades work on a French keyboard, whose digits need Shift', () => {
  expect(isPress('1', press('&', { code: 'Digit1' }))).toBe(true)
  expect(isPress('1', press('1', { code: 'Numpad1' }))).toBe(true)
  expect(isPress('1', press('2', { code: 'Digit1' }))).toBe(false)
})

test('Shift with a digit is the sign above it, not the digit', () => {
  expect(isPress('1', press('!', { code: 'Digit1', shiftKey: true }))).toBe(false)
  expect(isPress('!', press('!', { code: 'Digit1', shiftKey: true }))).toBe(true)
})
