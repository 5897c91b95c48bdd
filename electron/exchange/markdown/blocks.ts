import type { PackageNoteType } from '../deck-package.ts'
import { looseTags } from '../text/gather.ts'
import {
  basicType,
  clozeType,
  clozeTypeOf,
  fieldNames,
  noteTypeOf,
  reversedType,
  tableType,
} from '../text/note-types.ts'
import { curlyToCloze, highlightsToCloze } from './cloze.ts'
import type { Dialect, FoundNote } from './found-note.ts'
import { markdownToHtml } from './render.ts'
import type { MarkdownSource } from './source.ts'

type Block = { typeName: string; fields: Map<string, string>; tags: string[]; line: number; end: number }

/**
 * Blocks from `START` to `END`, and `STARTI [Type] … ENDI` in a line: the note type, then its fields, the first
 * without its name if one likes. `TARGET DECK` names the deck, `FILE TAGS` tags for all, `Tags:` for one.
 * @see ObsidianToAnki/Obsidian_to_Anki, its wiki, "Note formatting"
 */
export const blockNotes: Dialect = (source, warn) => {
  const blocks = blocksOf(source, line => warn(line, 'START without END; the block was left out.'))
  if (blocks.length === 0) return []
  const types = typesOf(blocks)
  return blocks.flatMap(block => {
    const type = types.get(block.typeName)
    return type ? [noteOf(block, type, source.deck, source.tags)] : []
  })
}

function blocksOf(source: MarkdownSource, unclosed: (line: number) => void): Block[] {
  const blocks: Block[] = []
  const ends = nextMarks(source)
  for (let index = 0; index < source.lines.length; index++) {
    const line = source.lines[index]?.trim() ?? ''
    if (source.isCode[index]) continue
    const inline = /^STARTI\s*\[([^\]]+)\]\s*(.*?)\s*ENDI$/.exec(line)
    if (inline) {
      const parts = (inline[2] ?? '').replace(/\s(?=(?:Back|Extra|Tags|ID):)/g, '\n').split('\n')
      blocks.push(blockOf(inline[1] ?? '', parts, index + 1, index + 2))
    }
    if (line !== 'START') continue
    const end = ends[index] ?? -1
    if (end < 0 || source.lines[end]?.trim() !== 'END') {
      unclosed(index + 1)
      continue
    }
    const inside = source.lines.slice(index + 1, end)
    const first = inside.findIndex(one => one.trim() !== '')
    const name = inside[first]?.trim() ?? ''
    // `DELETE` takes a note out of Anki again; there is nothing to learn in it.
    if (name !== '' && name !== 'DELETE')
      blocks.push(blockOf(name, inside.slice(first + 1), index + 1, end + 2))
    index = end
  }
  return blocks
}

/** For each line, where the next `START` or `END` below it stands; -1 where none does. */
function nextMarks(source: MarkdownSource): number[] {
  const found = new Array<number>(source.lines.length).fill(-1)
  let next = -1
  for (let index = source.lines.length - 1; index >= 0; index--) {
    found[index] = next
    const isMark = !source.isCode[index] && /^(?:END|START)$/.test(source.lines[index]?.trim() ?? '')
    if (isMark) next = index
  }
  return found
}

function blockOf(typeName: string, lines: readonly string[], line: number, end: number): Block {
  const block: Block = { typeName: typeName.trim(), fields: new Map(), tags: [], line, end }
  const isBasic = /^basic/i.test(block.typeName)
  const isCloze = /cloze/i.test(block.typeName)
  let field = isCloze ? 'Text' : 'Front'
  const known = isBasic
    ? /^(Front|Back)$/
    : isCloze
      ? /^(Text|Extra|Back Extra)$/
      : /^\p{Lu}[\p{L}\d ]{0,30}$/u
  for (const raw of lines) {
    const [, key = '', rest = ''] = /^([^:\n]{1,31}):(?:\s+(.*)|$)/.exec(raw) ?? []
    if (/^tags$/i.test(key)) block.tags.push(...looseTags(rest))
    else if (/^id$/i.test(key)) continue
    else if (known.test(key)) {
      field = key === 'Extra' ? 'Back Extra' : key
      block.fields.set(field, rest)
    } else block.fields.set(field, block.fields.has(field) ? `${block.fields.get(field)}\n${raw}` : raw)
  }
  const [first] = block.fields
  // A type of the user's own may well begin with a field of another name.
  if (first?.[0] === 'Front' && first[1].trim() === '' && block.fields.size > 1) block.fields.delete('Front')
  return block
}

function typesOf(blocks: readonly Block[]): Map<string, PackageNoteType> {
  const names = new Map<string, Set<string>>()
  for (const block of blocks) {
    const known = names.get(block.typeName) ?? new Set<string>()
    for (const name of block.fields.keys()) known.add(name)
    names.set(block.typeName, known)
  }
  return new Map([...names].map(([name, fields]) => [name, typeOf(name, [...fields])]))
}

function typeOf(name: string, fields: string[]): PackageNoteType {
  if (/^cloze$/i.test(name)) return clozeType
  if (/^basic$/i.test(name)) return basicType
  if (/^basic \(and reversed card\)$/i.test(name)) return { ...reversedType, id: name, name }
  const called = fieldNames(fields.length > 1 ? fields : [...fields, 'Back'])
  if (/cloze/i.test(name)) return clozeTypeOf(name, called)
  return /^basic/i.test(name)
    ? noteTypeOf(name, 'anki', ['Front', 'Back'], basicType.templates)
    : tableType(name, called)
}

function noteOf(
  block: Block,
  type: PackageNoteType,
  deck: string | null,
  tags: readonly string[],
): FoundNote {
  const fields = type.fields.map(({ name }) => {
    const text = (block.fields.get(name) ?? '').trim()
    return markdownToHtml(type.isCloze ? curlyToCloze(highlightsToCloze(text)) : text, true)
  })
  return { type, fields, deck, tags: [...tags, ...block.tags], line: block.line, end: block.end }
}
