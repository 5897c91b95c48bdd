import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/** A part of the window that is loaded when it is first shown, or before. */
export type LaterPart<Given = Record<never, never>> = {
  /** The part, once it is loaded. */
  loaded: () => ComponentType<Given> | null
  load: () => Promise<ComponentType<Given>>
}

/** Describes a part by how it is found. It is loaded once. */
export function later<Given = Record<never, never>>(
  find: () => Promise<ComponentType<Given>>,
): LaterPart<Given> {
  let found: ComponentType<Given> | null = null
  return {
    loaded: () => found,
    load: async () => {
      found ??= await find()
      return found
    },
  }
}

type Props<Given> = {
  part: LaterPart<Given>
  given: Given
  /** Shown until the part is loaded. */
  meanwhile?: ReactNode
}

/**
 * Shows such a part. What is loaded is on screen at once and takes the keys that are being typed; React's `lazy` lets
 * it wait even then. A part that can't be loaded is a fault like any other.
 */
export function Later<Given extends object>({ part, given, meanwhile = null }: Props<Given>) {
  const [Found, setFound] = useState(() => part.loaded())
  useEffect(() => {
    if (Found !== null) return
    part.load().then(
      found => setFound(() => found),
      (error: unknown) =>
        setFound(() => {
          throw error
        }),
    )
  }, [Found, part])
  return Found === null ? meanwhile : <Found {...given} />
}
