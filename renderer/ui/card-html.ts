import createPurifier, { type Config, type DOMPurify, type WindowLike } from 'dompurify'
import { type AddressOf, safeCss } from './card-css.ts'

/** Elements that have no use on a card without script, or that take the card's place. Their words stay. */
const refusedTags = [
  ...[
    'form',
    'input',
    'textarea',
    'select',
    'option',
    'optgroup',
    'datalist',
    'fieldset',
    'button',
    'dialog',
  ],
  ...['template', 'slot', 'meter', 'progress', 'marquee', 'canvas', 'output'],
]
const refusedAttributes = [
  ...[
    'name',
    'action',
    'srcset',
    'sizes',
    'ping',
    'longdesc',
    'cite',
    'target',
    'autoplay',
    'autofocus',
    'tabindex',
  ],
  ...[
    'accesskey',
    'contenteditable',
    'draggable',
    'download',
    'popover',
    'popovertarget',
    'is',
    'nonce',
    'crossorigin',
  ],
]
/** `Node.ELEMENT_NODE`; the nodes are of another window, so that `instanceof` would not do. */
const ELEMENT = 1
const loadingAttributes = new Set(['src', 'poster', 'background', 'data'])
const linkAttributes = new Set(['href', 'xlink:href'])

const config: Config = {
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  FORBID_TAGS: refusedTags,
  FORBID_ATTR: refusedAttributes,
  // A card's style sheet goes by ids such as `title`; nothing runs in the frame that they could mislead.
  SANITIZE_DOM: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|app:\/\/media\/|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  RETURN_DOM_FRAGMENT: true,
}

/** Makes the nodes of one side, for the window of the frame they are shown in. */
export type CardSanitiser = (html: string, addressOf: AddressOf) => DocumentFragment

/**
 * Takes from a card's HTML whatever runs, loads from elsewhere or takes input; its look stays. Pictures and sounds
 * that may not be loaded are named in their place. The nodes are made in the frame's window: the page's own policy
 * would lose their styles.
 */
export function cardSanitiser(frameWindow: WindowLike): CardSanitiser {
  const purifier = createPurifier(frameWindow)
  let addressOf: AddressOf = () => null
  watchElements(purifier, written => addressOf(written))
  return (html, addresses) => {
    addressOf = addresses
    const fragment = purifier.sanitize(html, config) as unknown as DocumentFragment
    for (const element of fragment.querySelectorAll('[data-demarc-missing]')) nameInPlaceOf(element)
    return fragment
  }
}

function watchElements(purifier: DOMPurify, addressOf: AddressOf): void {
  const picture: AddressOf = written => (/^data:image\//i.test(written) ? written : addressOf(written))
  purifier.addHook('beforeSanitizeAttributes', element => {
    // Words and comments come by here too, whatever the type says.
    if (element.nodeType !== ELEMENT) return
    element.removeAttribute('data-demarc-missing')
    const name = element.localName
    if (!['img', 'audio', 'video', 'source'].includes(name)) return
    const written = element.getAttribute('src')?.trim() ?? ''
    if (picture(written) === null && name !== 'source') element.setAttribute('data-demarc-missing', written)
  })
  purifier.addHook('uponSanitizeAttribute', (element, attribute) => {
    const { attrName, attrValue } = attribute
    let kept: string | null = attrValue
    if (attrName === 'style') kept = safeCss(attrValue, picture)
    else if (loadingAttributes.has(attrName)) kept = picture(attrValue.trim())
    else if (linkAttributes.has(attrName)) kept = linkOf(element, attrValue.trim(), picture)
    // Pictures of an SVG name its parts so: `fill="url(#shade)"`.
    else if (
      /url|image|src|\\/i.test(attrValue) &&
      element.namespaceURI?.endsWith('svg') &&
      !attrName.startsWith('data-')
    )
      kept = safeCss(attrValue, () => null)
    if (kept === null) attribute.keepAttr = false
    else attribute.attrValue = kept
  })
  purifier.addHook('afterSanitizeElements', node => {
    if (node.nodeName.toLowerCase() === 'style') node.textContent = safeCss(node.textContent ?? '', picture)
  })
}

/** Links lead to the web, by way of the window, or to a place on the card; an SVG's picture is loaded. */
function linkOf(element: Element, written: string, picture: AddressOf): string | null {
  if (written.startsWith('#')) return written
  if (element.localName === 'image' || element.localName === 'feimage') return picture(written)
  return ['a', 'area'].includes(element.localName) && /^(https?|mailto):/i.test(written) ? written : null
}

function nameInPlaceOf(element: Element): void {
  const written = element.getAttribute('data-demarc-missing') ?? ''
  const place = element.ownerDocument.createElement('span')
  place.className = 'demarc-missing'
  const what = { img: 'Picture', audio: 'Sound', video: 'Film' }[element.localName] ?? 'File'
  const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(written)
  place.textContent = isElsewhere
    ? `${what} left out: it is not in the collection`
    : `${what} missing: ${written}`
  if (written !== '') element.replaceWith(place)
  else if (element.localName !== 'img' && element.querySelector('source[src]'))
    element.removeAttribute('data-demarc-missing')
  else element.remove()
}
