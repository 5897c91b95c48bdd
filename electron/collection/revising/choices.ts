import type { Counts, DeckId } from '../../contract/core.ts'
import type { Choices } from '../../contract/today.ts'
import type { Handler } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import { dayOf, heldOf, SERVICE_TAG, scopeOf, studyAt } from './held.ts'
import { roomOf } from './limits.ts'
import { countsOf, queueOf } from './queue.ts'

/** Decks in content order and tagged services by name, each with what a session narrowed to it would hold. */
export const choices: Handler<'today.choices'> = (collection, _, at): Choices => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const db = collection.read
  const within = (deckIds: DeckId[], services: string[]): Counts => {
    const room = roomOf(db, held.decks, held.settings, study.today, false)
    return countsOf(queueOf(db, held.decks, dayOf(study), scopeOf(held.decks, { deckIds, services }), room))
  }
  const names = new Map(collection.builtIn.services.map(service => [service.id, service.name]))
  return {
    decks: [...held.decks.values()].map(({ id, name, depth }) => ({
      ...{ deckId: id, name, depth },
      counts: within([id], []),
    })),
    services: taggedServices(db)
      .map(service => ({
        ...{ service, name: names.get(service) ?? service },
        counts: within([], [service]),
      }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  }
}

/** Services that a note is tagged with. One look at the index for each, however many notes there are. */
function taggedServices(db: Reader): string[] {
  const rows = all<{ tag: string }>(
    db,
    `WITH RECURSIVE found (tag) AS (
       SELECT min(tag) FROM note_tag WHERE tag >= :first AND tag < :after
       UNION ALL
       SELECT (SELECT min(tag) FROM note_tag WHERE tag > found.tag AND tag < :after)
       FROM found WHERE found.tag IS NOT NULL)
     SELECT tag FROM found WHERE tag IS NOT NULL`,
    { first: SERVICE_TAG, after: `${SERVICE_TAG.slice(0, -1)};` },
  )
  return rows.map(row => row.tag.slice(SERVICE_TAG.length)).filter(Boolean)
}
