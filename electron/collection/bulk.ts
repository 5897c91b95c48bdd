/**
 * Adds very many rows in one step of undo without a line of the journal for each. Rows of the tables `note`,
 * `note_tag`, `card` and `review_log` that are inserted inside `adding` are not kept; `added` says what they were, and
 * only then are notes among them found by their text.
 */
export type Bulk = {
  adding<T>(work: () => T): T
  /**
   * Tells that `count` rows were added to a table, all those that now have a key from `first` to `last`; tags
   * need no word of their own, they go with their note.
   */
  added(table: 'note' | 'card' | 'review_log', first: number, last: number, count: number): void
}
