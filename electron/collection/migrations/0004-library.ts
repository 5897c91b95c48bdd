import type { Migration } from './migration.ts'

/** What lies in a deck, whatever its state: for the library's tree, and so that deleting a deck reads no other cards. */
export const library: Migration = {
  version: 4,
  up: db => db.exec('CREATE INDEX card_by_deck ON card (deck_id, note_id)'),
}
