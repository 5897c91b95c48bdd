import type { AddressOf } from './card-css.ts'
import { safeCss } from './card-css.ts'
import { cardSanitiser } from './card-html.ts'
import { layMasks } from './card-masks.ts'
import { showFormulas } from './card-maths.ts'
import baseStyles from './card-page.css?inline'

/** What stands on a card's page. `ordinal`: the card's, from 0; style sheets know it as `card1` and so on. */
export type CardSide = { html: string; css: string; ordinal: number; addressOf: AddressOf }

/** How the window looks: the page follows. `scale`: of text, 1 for 100 %. */
export type CardLook = { isDark: boolean; scale: number; tallest: number }

/** What the page tells its window. */
export type CardListener = {
  key: (event: KeyboardEvent) => void
  link: (url: string) => void
  height: (px: number) => void
}

/** The document in a card's frame. Nothing runs in it; the window writes it, measures it and listens to it. */
export type CardPage = {
  show: (side: CardSide) => void
  look: (look: CardLook) => void
  /** Plays the sounds one after another, from the first. */
  play: () => void
  pause: () => void
  close: () => void
}

/** Beyond this, in px, a card scrolls within its frame. */
const HIGHEST = 30_000

type FrameWindow = Window & typeof globalThis

/** Takes over a frame whose empty page has loaded; null when it did not load. */
export function openCardPage(frame: HTMLIFrameElement, listener: CardListener): CardPage | null {
  const frameWindow = frame.contentWindow as FrameWindow | null
  const page = frame.contentDocument
  if (frameWindow === null || page?.body == null) return null
  const { documentElement: root, body } = page
  const styles = page.createElement('style')
  const base = page.createElement('style')
  base.textContent = baseStyles
  page.head.replaceChildren(base, styles)
  const sanitise = cardSanitiser(frameWindow)
  const closing = new AbortController()
  listen(page, frameWindow, listener, closing.signal)

  let height = -1
  let pending = 0
  /** Against a frame of no height, so that what is as high as its window does not keep growing with it. */
  const measure = () => {
    pending = 0
    frame.style.height = '0'
    const measured = Math.min(HIGHEST, Math.ceil(root.scrollHeight))
    frame.style.height = ''
    if (measured === height) return
    height = measured
    listener.height(height)
  }
  const measureSoon = () => {
    if (pending === 0) pending = requestAnimationFrame(measure)
  }
  const watch = new ResizeObserver(measureSoon)
  watch.observe(root)
  watch.observe(body)

  let shown = 0
  const show = ({ html, css, ordinal, addressOf }: CardSide) => {
    const place = page.createElement('div')
    place.id = 'qa'
    place.dir = 'auto'
    place.append(sanitise(html, addressOf))
    layMasks(place)
    styles.textContent = safeCss(css, addressOf)
    const night = ['nightMode', 'night_mode'].filter(name => body.classList.contains(name))
    body.className = ['card', `card${ordinal + 1}`, ...night].join(' ')
    body.replaceChildren(place)
    measure()
    const mine = ++shown
    void showFormulas(place).then(() => mine === shown && measureSoon())
  }
  const look = ({ isDark, scale, tallest }: CardLook) => {
    root.style.colorScheme = isDark ? 'dark' : 'light'
    root.style.setProperty('--tallest', `${tallest}px`)
    root.classList.toggle('night-mode', isDark)
    for (const name of ['nightMode', 'night_mode']) body.classList.toggle(name, isDark)
    body.style.setProperty('zoom', String(scale))
    const { color, fontFamily } = getComputedStyle(frame)
    root.style.setProperty('--ink', color)
    root.style.fontFamily = fontFamily
    measureSoon()
  }
  let round = new AbortController()
  const pause = () => {
    round.abort()
    for (const player of playersOf(page)) player.pause()
  }
  const play = () => {
    pause()
    round = new AbortController()
    playInTurn(playersOf(page), round.signal)
  }
  const close = () => {
    shown += 1
    closing.abort()
    watch.disconnect()
    cancelAnimationFrame(pending)
    pause()
  }
  return { show, look, play, pause, close }
}

function playersOf(page: Document): HTMLMediaElement[] {
  return [...page.querySelectorAll<HTMLMediaElement>('audio.sound, video.sound')]
}

/** One sound after the other; one that can't be played is passed over. */
function playInTurn([first, ...others]: HTMLMediaElement[], until: AbortSignal): void {
  if (first === undefined || until.aborted) return
  const next = () => playInTurn(others, until)
  first.currentTime = 0
  first.addEventListener('ended', next, { once: true, signal: until })
  first.play().catch(next)
}

function listen(page: Document, frameWindow: FrameWindow, listener: CardListener, signal: AbortSignal): void {
  const within = (event: Event, selector: string): Element | null =>
    event.target instanceof frameWindow.Element ? event.target.closest(selector) : null
  page.addEventListener(
    'keydown',
    event => {
      const presses = event.key === ' ' || event.key === 'Enter'
      if (presses && within(event, 'a[href], area, summary, audio, video') !== null) return
      listener.key(event)
    },
    { signal },
  )
  const follow = (event: MouseEvent) => {
    const link = within(event, 'a, area')
    if (link === null) return
    event.preventDefault()
    if (event.type !== 'click') return
    const address = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? ''
    const hint = link.getAttribute('data-hint')
    if (hint !== null) revealHint(page, link, hint)
    else if (/^https?:/i.test(address)) listener.link(address)
    else if (address.startsWith('#'))
      page.getElementById(address.slice(1))?.scrollIntoView({ block: 'nearest' })
  }
  page.addEventListener('click', follow, { signal })
  page.addEventListener('auxclick', follow, { signal })
  page.addEventListener('dragstart', event => event.preventDefault(), { signal })
}

/** What Anki's own script does for `{{hint:Field}}`: the link goes, what it hid comes. */
function revealHint(page: Document, link: Element, id: string): void {
  page.getElementById(id)?.style.setProperty('display', 'block')
  link.setAttribute('style', 'display: none')
}
