const own = 'demarc:'

/** What a note is known by: an `id` where its guid is one of Demarc's, else the `guid` as it stands. */
export function idOf(guid: string | null): { id: string } | { guid: string } | Record<string, never> {
  if (guid === null || guid === '') return {}
  return guid.startsWith(own) && guid.length > own.length ? { id: guid.slice(own.length) } : { guid }
}

/** The guid of a note with this id or guid; null when it has neither. */
export function guidOf({ id, guid }: { id?: string | undefined; guid?: string | undefined }): string | null {
  return id ? own + id : guid || null
}
