import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'

/** The fields of each note that are not empty, by name. */
export function filledFields(pack: DeckPackage): Record<string, string>[] {
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  return [...pack.notes()].map(note => {
    const names = types.get(note.noteTypeId)?.fields.map(({ name }) => name) ?? []
    return Object.fromEntries(
      names.flatMap((name, index) => (note.fields[index] ? [[name, note.fields[index] ?? '']] : [])),
    )
  })
}
