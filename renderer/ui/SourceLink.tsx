import type { ReactNode } from 'react'
import './source-link.css'

type Props = {
  url: string
  children: ReactNode
  /** Hands the address over to the system's browser, once the user has agreed. */
  onOpen: (url: string) => void
}

/** A link to where a fact comes from. The window itself never goes there. */
export function SourceLink({ url, children, onOpen }: Props) {
  return (
    <a
      className="source-link"
      href={url}
      title={url}
      draggable={false}
      onClick={event => {
        event.preventDefault()
        onOpen(url)
      }}
      onAuxClick={event => event.preventDefault()}
    >
      {children}
    </a>
  )
}
