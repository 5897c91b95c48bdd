import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import './toast.css'

/** A message that goes by itself, with at most one thing to do about it. */
export type ToastMessage = {
  id: number
  text: string
  action?: { label: string; keys?: string; run: () => void } | undefined
}

type Props = { messages: readonly ToastMessage[]; onGone: (id: number) => void; stayMs?: number }

/** The messages at the foot of the window. They wait while the pointer or the focus is on them. */
export function Toasts({ messages, onGone, stayMs = 7000 }: Props) {
  return (
    <div className="toasts" role="status">
      {messages.map(message => (
        <Toast key={message.id} message={message} onGone={onGone} stayMs={stayMs} />
      ))}
    </div>
  )
}

function Toast({
  message,
  onGone,
  stayMs,
}: {
  message: ToastMessage
  onGone: (id: number) => void
  stayMs: number
}) {
  const [isHeld, setHeld] = useState(false)
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => gone.current(message.id), stayMs)
    return () => clearTimeout(timer)
  }, [isHeld, message.id, stayMs])
  const { action } = message
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding it only keeps it in view
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="toast-text">{message.text}</span>
      {action && (
        <button
          type="button"
          className="toast-action"
          onClick={() => {
            action.run()
            onGone(message.id)
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="toast-close" aria-label="Dismiss" onClick={() => onGone(message.id)}>
        <X size={15} strokeWidth={1.8} />
      </button>
    </div>
  )
}
