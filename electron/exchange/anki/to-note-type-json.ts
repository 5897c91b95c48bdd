import { createHash } from 'node:crypto'
import type { PackageNoteType } from '../deck-package.ts'
import { needOf } from './template-needs.ts'

const latexPre =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n' +
  '\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n'
const latexPost = '\\end{document}'

/**
 * A note type as schema 11 has it, with every key that some Anki asks for. What another program knew of it is kept;
 * a kind of ours is kept beside Anki's own keys, which leaves unknown ones alone.
 * @see Anki, rslib/src/notetype/schema11.rs
 * @param mod  s since 1970
 */
export function toNoteTypeJson(type: PackageNoteType, id: number, mod: number): Record<string, unknown> {
  const names = type.fields.map(({ name }) => name)
  const needs = type.isCloze
    ? [[0, 'any', [clozeField(type, names)]]]
    : type.templates.map(({ front }, ordinal) => needOf(front, ordinal, names))
  return {
    did: null,
    latexPre,
    latexPost,
    latexsvg: false,
    tags: [],
    vers: [],
    ...type.other,
    req: needs,
    id,
    name: type.name,
    type: type.isCloze ? 1 : 0,
    mod,
    usn: -1,
    sortf: type.sortField,
    css: type.css,
    flds: type.fields.map(({ name, other }, ord) => ({
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      description: '',
      plainText: false,
      collapsed: false,
      excludeFromSearch: false,
      media: [],
      ...other,
      name,
      ord,
    })),
    tmpls: type.templates.map(({ name, front, back, other }, ord) => ({
      bqfmt: '',
      bafmt: '',
      bfont: '',
      bsize: 0,
      did: null,
      ...other,
      name,
      ord,
      qfmt: front,
      afmt: back,
    })),
    ...(type.kind === 'anki' ? {} : { demarc: { kind: type.kind } }),
  }
}

/** The field whose deletions make the cards. */
function clozeField({ templates }: PackageNoteType, names: readonly string[]): number {
  const shown = /\{\{[^{}]*cloze:([^{}]+?)\s*\}\}/.exec(templates[0]?.front ?? '')?.[1]
  return Math.max(0, names.indexOf(shown ?? ''))
}

/**
 * The id of a note type whose own is no moment: it follows from what has to be the same for notes to pass from one
 * to the other, so that packages of different collections bring one type and not many.
 */
export function idFromForm({ name, isCloze, fields, templates }: PackageNoteType): number {
  const form = [name, isCloze, fields.map(one => one.name), templates.map(one => one.name)]
  const digest = createHash('sha1').update(JSON.stringify(form)).digest()
  // A moment between 2001 and 2014, as Anki's ids are moments.
  return 1_000_000_000_000 + (digest.readUIntBE(0, 6) % 400_000_000_000)
}
