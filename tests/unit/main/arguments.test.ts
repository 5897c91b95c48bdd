import { expect, test } from 'vitest'
import { deckIn } from '../../../electron/main/arguments.ts'

test('the deck on a command line is found among flags and folders, from where it was typed', () => {
  expect(deckIn(['demarc', '/work/app', '--now=2026-11-23', 'my deck.APKG'], '/home/me')).toBe(
    '/home/me/my deck.APKG',
  )
  expect(deckIn(['demarc', '.', '/tmp/a.csv', '/tmp/b.md'], '/')).toBe('/tmp/b.md')
  expect(deckIn(['demarc', '.'], '/')).toBeNull()
  expect(deckIn(['demarc.json'], '/')).toBeNull()
  expect(deckIn(['demarc', '--log=a.csv'], '/')).toBeNull()
})
