import builtIn from 'virtual:built-in-decks'
import stacks from 'virtual:built-in-stacks'
import { expect, test } from 'vitest'
import { compileDecks } from '../../../decks/compile.ts'
import { decksDir } from './small-decks.ts'

test('the app gets the decks as they are compiled', () => {
  expect(builtIn).toEqual(JSON.parse(JSON.stringify(compileDecks(decksDir))))
})

test('the stacks are of the same version, and hold no duties', () => {
  expect(stacks.version).toBe(builtIn.version)
  expect(stacks.layers).toHaveLength(10)
  expect(stacks.services.map(({ id }) => id)).toEqual(builtIn.services.map(({ id }) => id))
  expect(stacks.services.some(service => 'duties' in service)).toBe(false)
})
