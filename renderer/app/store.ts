import { useSyncExternalStore } from 'react'

/** A value that several parts of the window look at. */
export type Store<Value> = {
  get: () => Value
  set: (value: Value) => void
  subscribe: (listener: () => void) => () => void
}

/** A store that holds `first` until it is set. */
export function store<Value>(first: Value): Store<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The present value of a store; the component is drawn again when it changes. */
export function useStore<Value>(from: Store<Value>): Value {
  return useSyncExternalStore(from.subscribe, from.get)
}
