import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import './dialog.css'

type Props = {
  title: string
  onClose: () => void
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  /** Width of the dialog; `wide` for lists and text. */
  size?: 'narrow' | 'wide'
  /** Nothing in it takes the focus: the text itself does, so that the keys scroll it. */
  isText?: boolean
  children: ReactNode
}

/**
 * A dialog over the window: the page behind is inert, Escape and a click beside it close it, and the focus goes
 * back to where it was. Render it while it is open; put `data-autofocus` on what shall have the focus first.
 */
export function Dialog({ title, onClose, actions, size = 'narrow', isText = false, children }: Props) {
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (!dialog?.open) dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    <dialog
      ref={ref}
      className={`dialog dialog-${size}`}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => event.target === ref.current && onClose()}
    >
      <div className="dialog-inside">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="dialog-close" aria-label="Close" onClick={onClose}>
            <X size={17} strokeWidth={1.7} />
          </button>
        </header>
        {isText ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text has to be reached by keyboard
          <section className="dialog-body" aria-label={title} tabIndex={0}>
            {children}
          </section>
        ) : (
          <div className="dialog-body">{children}</div>
        )}
        {actions && <footer className="dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  )
}
