import { hash } from 'node:crypto'

const digest = (text: string) => hash('sha1', text, 'base64url')

/** Stands for a note's texts as the collection keeps them: the same texts, the same hash. */
export const textsHash = (fieldsJson: string) => digest(fieldsJson).slice(0, 20)

/** Stands for a note's tags, in any order, with its mark. */
export function tagsHash(tags: readonly string[], isMarked: boolean): string {
  return digest(JSON.stringify([[...tags].sort(), isMarked])).slice(0, 12)
}

/** What a note was when it came in, as it is kept with it. */
export const importedHash = (fieldsJson: string, tags: readonly string[], isMarked: boolean) =>
  `${textsHash(fieldsJson)}.${tagsHash(tags, isMarked)}`

/**
 * The guid of a note whose file has none: it follows from its type, its deck, its first field and how many
 * with the same three came before it in the file.
 */
export function guidFromPlace(noteType: string, deck: string, first: string, count: number): string {
  return `${placedGuid}${digest(JSON.stringify([noteType, deck, first, count]))}`
}
export const placedGuid = 'text:'

/** The guid of a note kept beside the one whose guid it had: the same again for the same texts. */
export const guidBeside = (guid: string, fieldsJson: string) => `${guid}~${digest(fieldsJson).slice(0, 8)}`

/** The guid of the second, third … note of a file whose guid is the same. */
export const guidOfTwin = (guid: string, count: number) => `${guid}~${count}`
