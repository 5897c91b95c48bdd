import type { Handler } from '../collection.ts'
import { all } from '../db.ts'

/** All tags in alphabetical order, with the number of their notes. */
export const tags: Handler<'library.tags'> = ({ read }) =>
  all(read, 'SELECT tag, count(*) AS notes FROM note_tag GROUP BY tag ORDER BY tag')
