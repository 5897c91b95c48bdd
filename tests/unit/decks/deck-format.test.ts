import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { TopicFile } from '../../../decks/schema.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/deck-format.md'), 'utf8')

test('every key of a built-in note is on the page', () => {
  const shapes = TopicFile.shape.notes.element.options.map(({ shape }) => Object.keys(shape))
  for (const key of new Set(shapes.flat())) expect(page, key).toContain(`\`${key}\``)
})
