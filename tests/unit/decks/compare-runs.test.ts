import { expect, test } from 'vitest'
import { sentencesIn, sharedRuns } from '../../../decks/compare-runs.ts'
import { smallDecks } from './small-decks.ts'

const known = [{ name: 'other.md', sentence: 'The quick brown fox jumps over the lazy dog.' }]
const runs = (text: string, length: number) =>
  sharedRuns([{ file: 'a.yaml', where: 'notes x', text }], known, length)

test('a text that shares so many words in a row, whatever its signs and case', () => {
  expect(runs('A Fox, jumps over the “lazy” dog?', 6)).toEqual([
    { file: 'a.yaml', where: 'notes x', run: 'fox jumps over the lazy dog', name: 'other.md' },
  ])
})

test('a shorter run, or the same words in another order, is no copy', () => {
  expect(runs('A fox jumps over the lazy dog.', 7)).toEqual([])
  expect(runs('The brown quick fox jumps over a lazy dog.', 6)).toEqual([])
})

test('the sentences of JSON are its texts, those of other files their lines', () => {
  const dir = smallDecks({ 'sheet/a.json': JSON.stringify({ id: 'x', facts: ['One.', { text: 'Two.' }] }) })
  expect(sentencesIn(`${dir}/sheet`)).toEqual([
    { name: 'a.json', sentence: 'One.' },
    { name: 'a.json', sentence: 'Two.' },
  ])
  const other = smallDecks({ 'sheet/b.md': '# One\nTwo' })
  expect(sentencesIn(`${other}/sheet`).map(({ sentence }) => sentence)).toEqual(['# One', 'Two'])
})
