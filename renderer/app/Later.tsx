import { type ComponentType, useEffect, useState } from 'react'

/** A part of the window that is loaded when it is first shown, or before. */
export type LaterPart = {
  /** The part, once it is loaded. */
  loaded: () => ComponentType | null
  load: () => Promise<ComponentType>
}

/** Describes a part by how it is found. It is loaded once. */
export function later(find: () => Promise<ComponentType>): LaterPart {
  let found: ComponentType | null = null
  return {
    loaded: () => found,
    load: async () => {
      found ??= await find()
      return found
    },
  }
}

/**
 * Shows such a part; nothing until it is loaded. What is loaded is on screen at once and takes the keys that are
 * being typed; React's `lazy` lets it wait even then.
 */
export function Later({ part }: { part: LaterPart }) {
  const [Found, setFound] = useState(() => part.loaded())
  useEffect(() => {
    if (Found === null) void part.load().then(found => setFound(() => found))
  }, [Found, part])
  return Found && <Found />
}
