import type { KatexOptions } from 'katex'

/** Bounds for what a deck may ask of KaTeX; `trust` false: no links, no pictures, no HTML of its own. */
const options: KatexOptions = {
  output: 'mathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxSize: 30,
  maxExpand: 500,
}

/** Shows the formulas of a card as MathML, which needs no style and no font of its own. What fails stays as text. */
export async function showFormulas(within: ParentNode): Promise<void> {
  const places = [...within.querySelectorAll<HTMLElement>('.demarc-tex[data-tex]')]
  if (places.length === 0) return
  const { renderToString } = await import('katex')
  for (const place of places) {
    const { tex = '', mode } = place.dataset
    const pieces = mode === 'document' ? piecesOf(tex) : [{ tex, isDisplay: mode === 'display' }]
    const html = pieces.map(piece =>
      typeof piece === 'string'
        ? escaped(piece)
        : rendered(() => renderToString(piece.tex, { ...options, displayMode: piece.isDisplay })),
    )
    if (html.some(piece => piece === null)) place.classList.add('demarc-tex-failed')
    else place.innerHTML = html.join('')
  }
}

function rendered(render: () => string): string | null {
  try {
    return render()
  } catch {
    return null
  }
}

type Piece = string | { tex: string; isDisplay: boolean }

const formulas =
  /\$\$([^$]+)\$\$|\$([^$]+)\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\\begin\{(displaymath|math|equation\*?)\}([\s\S]+?)\\end\{\5\}|(\\begin\{((?:align|gather|multline|eqnarray)\*?)\}[\s\S]+?\\end\{\8\})/g

/** A piece of a LaTeX document: words with formulas among them. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of source.matchAll(formulas)) {
    const [whole, twoDollars, dollar, brackets, parentheses, name, inside, aligned] = match
    if (match.index > at) pieces.push(source.slice(at, match.index))
    const tex = twoDollars ?? dollar ?? brackets ?? parentheses ?? inside ?? aligned ?? ''
    pieces.push({ tex, isDisplay: dollar === undefined && parentheses === undefined && name !== 'math' })
    at = match.index + whole.length
  }
  if (at < source.length) pieces.push(source.slice(at))
  return pieces
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
}
