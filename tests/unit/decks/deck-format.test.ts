import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { noteTypes } from '../../../decks/note-types.ts'
import { TopicFile } from '../../../decks/schema.ts'
import { problemsOf, source } from './small-decks.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/deck-format.md'), 'utf8')

/** The deck that the page gives whole, and what a built-in topic has to say beside it. */
const OwnDeck = z.looseObject({ deck: z.string(), notes: z.array(z.looseObject({ id: z.string() })) })
const own = OwnDeck.parse(
  parse(/## A deck of your own\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''),
)
const asTopic = {
  ...own,
  deck: 'model',
  notes: own.notes.map(({ tags, ...note }) => ({ reason: 'So it is.', source, ...note })),
}

describe('the deck that the page gives as an example', () => {
  test('has a note of every type', () => {
    const kinds = TopicFile.parse(asTopic).notes.map(({ type }) => type)
    expect(kinds.toSorted()).toEqual(
      noteTypes
        .map(({ kind }) => kind)
        .filter(kind => kind !== 'exam')
        .toSorted(),
    )
  })

  test('would be in order as a topic, but for its free tags and what it may leave out', () => {
    const about = problemsOf({ 'topics/01-model.yaml': asTopic }).filter(
      one => !/the service nacl is not known|has no title in sources/.test(one),
    )
    expect(about).toEqual([])
  })
})

test('every key of a note is on the page', () => {
  const shapes = TopicFile.shape.notes.element.options.map(({ shape }) => Object.keys(shape))
  for (const key of new Set(shapes.flat())) expect(page, key).toContain(`\`${key}\``)
})
