import MarkdownIt from 'markdown-it'
import { ExchangeRefused } from '../refusal.ts'
import { protect } from './protect.ts'

// HTML inside stays as it is: whatever is shown is sanitised then, and an export should give back what came in.
const plain = new MarkdownIt({ html: true })
const broken = new MarkdownIt({ html: true, breaks: true })

const LONGEST = 2_000_000

/**
 * Markdown as a field's HTML: formulas as `\( \)` and `\[ \]`, `==marked==` text as `<mark>`, Obsidian's links
 * as their text. A single paragraph comes without `<p>`.
 * @param hasBreaks  whether a line end is one on the card, as in Obsidian
 */
export function markdownToHtml(markdown: string, hasBreaks = false): string {
  if (markdown.length > LONGEST) {
    throw new ExchangeRefused(
      'file_too_large',
      `A note of ${Math.round(markdown.length / 1e6)} million signs can't be shown. Check what separates the notes.`,
    )
  }
  const { text, restore } = protect(markdown, true)
  const html = (hasBreaks ? broken : plain).render(highlighted(text)).trim()
  const single = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1]
  return restore(single !== undefined && !single.includes('<p>') ? single : html)
}

function highlighted(text: string): string {
  if (!text.includes('==')) return text
  let isCode = false
  return text
    .split('\n')
    .map(line => {
      if (/^[ \t]*(?:```|~~~)/.test(line)) isCode = !isCode
      return isCode || line.includes('`') ? line : line.replace(/==(?=\S)([^=\n]+)==/g, '<mark>$1</mark>')
    })
    .join('\n')
}
