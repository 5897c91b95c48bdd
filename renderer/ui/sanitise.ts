import DOMPurify, { type Config } from 'dompurify'

/** What a field may hold: words, how they are set, lists, tables, code, ruby, direction. Nothing that loads or runs. */
const tags = [
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'blockquote',
    'br',
    'caption',
    'code',
    'dd',
    'del',
    'dfn',
    'div',
    'dl',
    'dt',
  ],
  ...[
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'ins',
    'kbd',
    'li',
    'mark',
    'ol',
    'p',
    'pre',
    'q',
    'rp',
  ],
  ...[
    'rt',
    'ruby',
    's',
    'samp',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
  ],
  ...['thead', 'tr', 'u', 'ul', 'var', 'wbr'],
]
const attributes = [
  'class',
  'colspan',
  'data-answer',
  'data-hint',
  'dir',
  'href',
  'lang',
  'rowspan',
  'scope',
  'start',
  'title',
]
/** Classes of ours; those of an imported deck would meet our styles by chance. */
const classes = new Set(['cloze', 'unseen'])

const config: Config = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^https:\/\//i,
  // All but addresses are words and numbers, which the rule for addresses must not judge.
  ADD_URI_SAFE_ATTR: attributes.filter(name => name !== 'href'),
  RETURN_DOM_FRAGMENT: true,
}

/** `plain`: as it stands. `asked`: deletions are hidden behind `[…]` or their hint. `revealed`: they are filled in. */
export type ClozeSide = 'plain' | 'asked' | 'revealed'

const purifier = DOMPurify(window)
purifier.addHook('uponSanitizeAttribute', (_node, attribute) => {
  if (attribute.attrName !== 'class') return
  attribute.attrValue = attribute.attrValue
    .split(/\s+/)
    .filter(name => classes.has(name))
    .join(' ')
  attribute.keepAttr = attribute.attrValue !== ''
})

/** A field's HTML as nodes that are safe to put on screen. */
export function sanitised(html: string, side: ClozeSide): DocumentFragment {
  // Most fields are plain words: those need no parser.
  if (!/[<&]/.test(html)) {
    const words = document.createDocumentFragment()
    words.append(html)
    return words
  }
  const fragment = purifier.sanitize(html, config) as unknown as DocumentFragment
  if (side !== 'plain') {
    for (const deletion of fragment.querySelectorAll<HTMLElement>('.cloze')) turn(deletion, side)
  }
  return fragment
}

/** Hides or fills in a deletion; the words it hides don't stay in the page while they are asked for. */
function turn(deletion: HTMLElement, side: 'asked' | 'revealed'): void {
  const { answer, hint } = deletion.dataset
  if (side === 'asked') {
    deletion.textContent = `[${hint || '…'}]`
  } else if (answer) {
    deletion.replaceChildren(purifier.sanitize(answer, config) as unknown as DocumentFragment)
  }
  deletion.removeAttribute('data-answer')
  deletion.removeAttribute('data-hint')
}
