import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type CardPage, openCardPage } from './card-page.ts'
import { useLook } from './use-look.ts'
import './card-frame.css'

type Props = {
  /** What the frame is called, such as `Card`. */
  title: string
  /** One side of a card; nobody vouches for it. */
  html: string
  css: string
  /** The card's, from 0. */
  ordinal: number
  /** Where the files lie, by the names the card writes; `app://media/…`. */
  media: Readonly<Record<string, string>>
  /** Above 0 the sounds play, again with every change; at 0 they are silent. */
  playing?: number
  /** Presses in the frame, for the window's shortcuts. */
  onKey: (event: KeyboardEvent) => void
  onLink: (url: string) => void
}

/**
 * One side of an imported card, in a frame of its own where nothing runs: its style sheet and its HTML meet nothing
 * of the window's. The frame is as high as the card.
 */
export function CardFrame({ title, html, css, ordinal, media, playing = 0, onKey, onLink }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<CardPage | null>(null)
  const [height, setHeight] = useState(0)
  const look = useLook()
  const told = useRef({ onKey, onLink })
  told.current = { onKey, onLink }

  const open = () => {
    if (frame.current === null) return
    setPage(
      openCardPage(frame.current, {
        key: event => told.current.onKey(event),
        link: url => told.current.onLink(url),
        height: setHeight,
      }),
    )
  }
  useEffect(() => () => page?.close(), [page])
  useLayoutEffect(() => page?.look(look), [page, look])
  useLayoutEffect(() => {
    const addressOf = (written: string) => (Object.hasOwn(media, written) ? (media[written] ?? null) : null)
    page?.show({ html, css, ordinal, addressOf })
  }, [page, html, css, ordinal, media])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another side plays its own sounds
  useEffect(() => {
    if (playing > 0) page?.play()
    else page?.pause()
  }, [page, playing, html])

  return (
    <div className="card-frame" style={{ height }}>
      <iframe
        ref={frame}
        title={title}
        src="/card/frame.html"
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
        onLoad={open}
      />
    </div>
  )
}
