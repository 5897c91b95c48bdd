import type { RenderNoteType } from '../../../electron/rendering/fields.ts'
import { type RenderedCard, renderCard } from '../../../electron/rendering/render.ts'

/** A note type with one template; fields as they are named in `fields`. */
export function aNoteType(
  front: string,
  back = '',
  fields: readonly string[] = ['Front', 'Back'],
  isCloze = false,
): RenderNoteType {
  return {
    ...{ name: 'Basic', isCloze, fields, css: '.card { color: black }' },
    templates: [{ name: 'Card 1', front, back }],
  }
}

/** Renders one card of a note type with one template, from fields by name. */
export function rendered(
  templates: { front: string; back?: string },
  fields: Record<string, string>,
  { isCloze = false, ordinal = 0 } = {},
): RenderedCard {
  return renderCard({
    ...{ ordinal, tags: ['aws', 'iam::roles'], deck: 'AWS::Security <1>', flag: 3 },
    noteType: aNoteType(templates.front, templates.back ?? '', Object.keys(fields), isCloze),
    fields: Object.values(fields),
  })
}

/** The front of a template, for cases that are about one side. */
export function frontOf(front: string, fields: Record<string, string>): string {
  return rendered({ front }, fields).front
}
