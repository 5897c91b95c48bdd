import { resolve } from 'node:path'
import type { BuiltInContent } from '../collection/built-in-content.ts'
import type { Collection, Moment } from '../collection/collection.ts'
import { type Exported, exportTo } from '../collection/exchange/exporting.ts'
import type { Scope } from '../collection/exchange/scope.ts'
import { readCollection } from '../collection/open.ts'
import { deckNamed, deckTree } from '../collection/revising/deck-tree.ts'
import { settingsOf } from '../collection/settings.ts'
import { oneOf, type Words } from './words.ts'

/** Writes notes of a collection to a file, in the form that its ending names. */
export async function exporting(words: Words, at: Moment, content: BuiltInContent): Promise<Exported> {
  const schedule = oneOf(words, 'schedule', ['keep', 'drop'])
  const collection = await readCollection({
    file: words.collection,
    create: false,
    clock: Date.now,
    content,
  })
  try {
    const scope = scopeOf(collection, words.options.deck)
    const options = { scope, schedule, isPlain: words.isPlain }
    return await exportTo(collection, resolve(words.place ?? ''), options, at)
  } finally {
    collection.close()
  }
}

function scopeOf({ read }: Collection, deck: string | undefined): Scope {
  if (deck === undefined) return { of: 'all' }
  return { of: 'deck', deckId: deckNamed(deckTree(read, settingsOf(read)), deck) }
}
