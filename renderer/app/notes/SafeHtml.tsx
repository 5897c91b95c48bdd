import { type MouseEvent, memo, useLayoutEffect, useRef } from 'react'
import { type ClozeSide, sanitised } from '../../ui/sanitise.ts'
import { demarc } from '../client.ts'
import './safe-html.css'

type Props = {
  html: string
  side?: ClozeSide
  className?: string | undefined
  /** `span` where it stands within a line. */
  as?: 'div' | 'span'
}

/**
 * The text of a note's field, which nobody vouches for: only what `sanitise.ts` lets through reaches the page.
 * A link in it goes the way of every source: to the system's browser, once the user has agreed.
 */
export const SafeHtml = memo(function SafeHtml({ html, side = 'plain', className, as: Tag = 'div' }: Props) {
  const ref = useRef<HTMLDivElement & HTMLSpanElement>(null)
  useLayoutEffect(() => {
    ref.current?.replaceChildren(sanitised(html, side))
  }, [html, side])
  return (
    <Tag
      ref={ref}
      dir="auto"
      className={className ? `safe-html ${className}` : 'safe-html'}
      onClick={openLink}
      onAuxClick={event => event.preventDefault()}
    />
  )
})

function openLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null) return
  event.preventDefault()
  if (link.href !== '') void demarc.app.openSource({ url: link.href })
}
