import { z } from 'zod'
import type { DeckPackage } from '../deck-package.ts'
import { hasAnkiCloze } from '../markdown/cloze.ts'
import { gatheringOf } from '../text/gather.ts'
import { linesToHtml, looksLikeHtml } from '../text/html.ts'
import { basicType, clozeType } from '../text/note-types.ts'
import type { TextOptions } from '../text/plan.ts'
import type { TextFile } from '../text/text-file.ts'
import { firstOf, listsIn, textOf } from './json-values.ts'

const fronts = ['front', 'question', 'term', 'word', 'prompt', 'q', 'key', 'text']
const backs = ['back', 'answer', 'definition', 'meaning', 'translation', 'response', 'a', 'value', 'extra']

/** A list of objects with a front and a back, as quiz programs and scripts write it; null when there is none. */
export function listFrom(value: unknown, file: TextFile, options: TextOptions): DeckPackage | null {
  const gathering = gatheringOf(file)
  let count = 0
  for (const { items, place } of listsIn(value)) {
    for (const [index, json] of items.entries()) {
      const front = textOf(firstOf(json, fronts))
      const back = textOf(firstOf(json, backs))
      if (front === '' || (back === '' && !hasAnkiCloze(front))) continue
      const html = [front, back].map(text => (looksLikeHtml(text) ? text : linesToHtml(text)))
      gathering.add({
        type: hasAnkiCloze(front) ? clozeType : basicType,
        fields: html,
        deck: textOf(firstOf(json, ['deck'])) || options.deck || file.title,
        guid: textOf(firstOf(json, ['guid'])) || null,
        tags: z.array(z.string()).catch([]).parse(json.tags),
        where: `${place.replace(/^question /, 'entry ')}${index + 1}`,
      })
      count++
    }
  }
  return count === 0 ? null : gathering.package('List (JSON)', `${file.name} holds no notes.`)
}
