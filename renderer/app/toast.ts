import type { ToastMessage } from '../ui/Toast.tsx'
import { store, useStore } from './store.ts'

const messages = store<readonly ToastMessage[]>([])
let lastId = 0

/** Shows a sentence at the foot of the window for some seconds, with at most one thing to do about it. */
export function toast(text: string, action?: ToastMessage['action']): number {
  lastId += 1
  // One at a time: a newer message is the one that matters.
  messages.set([{ id: lastId, text, action }])
  return lastId
}

/** Takes a message away before its time. */
export function dismissToast(id: number): void {
  messages.set(messages.get().filter(message => message.id !== id))
}

/** The messages on screen. */
export function useToasts(): readonly ToastMessage[] {
  return useStore(messages)
}
