import { type ReactNode, useId } from 'react'
import './panel.css'

type Props = {
  /** Its heading, and the name of the region. */
  title: string
  /** Stands at the right of the heading. */
  aside?: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** A framed part of a page that shares it with others. */
export function Panel({ title, aside, className, children }: Props) {
  const id = useId()
  return (
    <section className={className ? `panel ${className}` : 'panel'} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
