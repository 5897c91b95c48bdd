import { expect, test } from 'vitest'
import { linesOf } from '../../../../renderer/app/shortcut-lines.ts'

test('a command without a key has no line', () => {
  expect(linesOf([{ label: 'Go to Today', keys: [] }])).toEqual([])
})

test('a fold is one line with its first and last key', () => {
  const flags = ['1', '2', '3'].map(key => ({
    label: `Flag ${key}`,
    keys: [`Ctrl+${key}`],
    fold: 'Flag 1 to 3',
  }))
  expect(linesOf([...flags, { label: 'Undo', keys: ['Ctrl+Z', 'U'] }])).toEqual([
    { label: 'Flag 1 to 3', keys: ['Ctrl+1', 'Ctrl+3'], isRange: true },
    { label: 'Undo', keys: ['Ctrl+Z', 'U'], isRange: false },
  ])
})
