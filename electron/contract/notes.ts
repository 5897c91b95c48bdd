import { z } from 'zod'
import { call, NoteId } from './core.ts'

/** A note as the editor shows it. Field texts are HTML. */
export const EditableNote = z.strictObject({
  noteId: NoteId,
  guid: z.string(),
  noteType: z.string(),
  deck: z.string(),
  fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  tags: z.array(z.string()),
  isBuiltIn: z.boolean(),
  /** True once the user changed the built-in text; updates then leave it alone. */
  isEdited: z.boolean(),
  wrong: z.string().nullable(),
})
export type EditableNote = z.infer<typeof EditableNote>

export const notes = {
  one: call({ takes: z.strictObject({ noteId: NoteId }), gives: EditableNote, refuses: ['note_gone'] }),
  /** Saves fields (all of them, in order) and tags. An empty first field is refused. */
  save: call({
    takes: z.strictObject({ noteId: NoteId, fields: z.array(z.string()), tags: z.array(z.string()) }),
    gives: EditableNote,
    refuses: ['note_gone', 'field_empty'],
  }),
  /** Stores what the user says is wrong with the note, as a mark with a text; an empty text takes it back. */
  reportWrong: call({
    takes: z.strictObject({ noteId: NoteId, text: z.string().max(4000) }),
    gives: EditableNote,
    refuses: ['note_gone'],
  }),
  /** All reports of wrong facts, with the notes they are about, as one text for those who write the decks. */
  wrongReports: call({
    takes: z.strictObject({}),
    gives: z.strictObject({ count: z.int().nonnegative(), text: z.string() }),
  }),
}
