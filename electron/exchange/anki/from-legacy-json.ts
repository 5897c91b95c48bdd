import { z } from 'zod'
import type { PackageDeck, PackageDeckOptions, PackageNoteType } from '../deck-package.ts'
import type { DeckJson, NoteTypeJson, PresetJson } from './legacy-json.ts'

/** The kind of a note type that this app wrote is kept beside Anki's own keys, which leaves unknown ones alone. */
const OurMark = z.looseObject({
  kind: z.enum(['basic', 'cloze', 'typed', 'choice', 'whose', 'error', 'reversed', 'exam']),
})

/** A note type as it stands: templates and CSS letter by letter, what only Anki knows under `other`. */
export function toNoteType(id: string, json: NoteTypeJson): PackageNoteType {
  const { id: _id, name, type, sortf, css, flds, tmpls, demarc, ...other } = json
  const isCloze = type === 1
  const ours = OurMark.safeParse(demarc)
  return {
    id,
    name,
    kind: ours.success ? ours.data.kind : isCloze ? 'cloze' : 'anki',
    isCloze,
    fields: inOrder(flds).map(({ name: field, ord: _ord, ...rest }) => ({ name: field, other: rest })),
    templates: inOrder(tmpls).map(({ name: template, ord: _ord, qfmt, afmt, ...rest }) => ({
      name: template,
      front: qfmt,
      back: afmt,
      other: rest,
    })),
    css,
    sortField: Number.isInteger(sortf) && sortf > 0 && sortf < flds.length ? sortf : 0,
    other,
  }
}

/** By their ordinals, if each has one of its own; other programs write 0 everywhere and mean the order. */
function inOrder<T extends { ord?: number | undefined }>(items: T[]): T[] {
  const ords = new Set(items.map(item => item.ord))
  return ords.size === items.length && !ords.has(undefined)
    ? items.toSorted((a, b) => (a.ord ?? 0) - (b.ord ?? 0))
    : items
}

/** A deck with the options of its preset. Presets are shared in Anki; here each deck has its own copy. */
export function toDeck(id: string, json: DeckJson, presets: Map<string, PresetJson>): PackageDeck {
  const { id: _id, name, desc, dyn, conf, ...other } = json
  const preset = conf === undefined ? undefined : presets.get(String(conf))
  return {
    id,
    name: deckName(name),
    description: desc,
    isFiltered: dyn === 1,
    options: { ...optionsOf(preset), ...retention(percent(json.desiredRetention)) },
    other: { ...other, ...(preset ? { conf, preset } : {}) },
  }
}

const percent = (value: number | null | undefined) => (typeof value === 'number' ? value / 100 : undefined)

/** Anki allows 0.70 to 0.99; anything that is no share at all counts as not said. */
function retention(value: number | undefined): PackageDeckOptions {
  return value !== undefined && value > 0 && value < 1 ? { desiredRetention: value } : {}
}

function optionsOf(preset: PresetJson | undefined): PackageDeckOptions {
  if (preset === undefined) return {}
  const { new: fresh, rev, lapse } = preset
  // The newest that is there is the one in use: 21 values are FSRS-6's, 19 FSRS-5's, 17 FSRS-4.5's.
  const parameters = [preset.fsrsParams6, preset.fsrsParams5, preset.fsrsWeights].find(
    values => values !== undefined && values.length > 0,
  )
  const isComplete = parameters !== undefined && [17, 19, 21].includes(parameters.length)
  return {
    ...(isComplete ? { parameters } : {}),
    ...retention(preset.desiredRetention),
    ...(fresh ? { newPerDay: limit(fresh.perDay) } : {}),
    ...(rev ? { reviewsPerDay: limit(rev.perDay) } : {}),
    ...(fresh?.delays ? { learningSteps: steps(fresh.delays) } : {}),
    ...(lapse?.delays ? { relearningSteps: steps(lapse.delays) } : {}),
    ...(rev && rev.maxIvl >= 1 ? { maximumIntervalDays: Math.min(36_500, Math.trunc(rev.maxIvl)) } : {}),
    ...(lapse && lapse.leechFails >= 1
      ? {
          leechThreshold: Math.trunc(lapse.leechFails),
          leechAction: lapse.leechAction === 1 ? 'tag' : 'suspend',
        }
      : {}),
  }
}

const limit = (perDay: number) => Math.max(0, Math.min(9999, Math.trunc(perDay)))
const steps = (minutes: number[]) =>
  minutes.filter(one => one > 0 && Number.isFinite(one)).map(one => Math.round(one * 60_000))

/** Levels trimmed and composed; a level without a name is called `blank`, as Anki calls it. */
function deckName(name: string): string {
  return name
    .normalize('NFC')
    .split('::')
    .map(level => level.trim() || 'blank')
    .join('::')
}
