import { z } from 'zod'
import { At, CardId, CardState, call, Grade, NoteId, Owner } from './core.ts'
import { Journal } from './review.ts'

const Source = z.strictObject({ url: z.string(), title: z.string() })

/** A layer of the stack. `short`: its name within a sentence; `side`: whose it is in the plain EC2 case. */
export const MapLayer = z.strictObject({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  definition: z.string(),
  examples: z.array(z.string()),
  side: Owner,
})
export type MapLayer = z.infer<typeof MapLayer>

/** A service with the owner of each of its layers, by layer id. */
export const MapService = z.strictObject({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  category: z.string(),
  summary: z.string(),
  layers: z.record(z.string(), Owner),
})
export type MapService = z.infer<typeof MapService>

/** A kind of control with its examples; a side that has no part in one is null. */
export const MapControls = z.strictObject({
  id: z.enum(['inherited', 'shared', 'customer-specific']),
  name: z.string(),
  definition: z.string(),
  source: Source,
  controls: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      aws: z.string().nullable(),
      customer: z.string().nullable(),
    }),
  ),
})
export type MapControls = z.infer<typeof MapControls>

/** All that is drawn, in one reply, so that moving the line asks for nothing. Layers from the top. */
export const MapView = z.strictObject({
  layers: z.array(MapLayer),
  services: z.array(MapService),
  controls: z.array(MapControls),
})
export type MapView = z.infer<typeof MapView>

/** A duty of a service, as its card has it. Texts are HTML from a note's fields: sanitise before showing. */
export const MapDuty = z.strictObject({
  noteId: NoteId,
  duty: z.string(),
  owner: Owner,
  reason: z.string(),
  awsPart: z.string(),
  customerPart: z.string(),
  source: Source.nullable(),
})
export type MapDuty = z.infer<typeof MapDuty>

/** A card with its present strength: retrievability 0..1, null for one that was never seen. */
export const CardStrength = z.strictObject({
  cardId: CardId,
  state: CardState,
  retrievability: z.number().nullable(),
})
export type CardStrength = z.infer<typeof CardStrength>

/** One layer of one service: its duties, and its cards, the strongest first and new ones last. */
export const Region = z.strictObject({
  layer: z.string(),
  duties: z.array(MapDuty),
  cards: z.array(CardStrength),
  /** True where the service has no card of its own here and these are about the layer in general. */
  isGeneral: z.boolean(),
})
export type Region = z.infer<typeof Region>

/** A duty to be placed. `question` is HTML from a note's field. `turn` names this showing, as in a review. */
export const Tile = z.strictObject({
  cardId: CardId,
  noteId: NoteId,
  turn: z.string(),
  /** Small line above the duty, such as `Amazon EC2 · patch management`. */
  context: z.string(),
  question: z.string(),
  state: CardState,
})
export type Tile = z.infer<typeof Tile>

/** What became of a placement. `dueAt`: when the card comes back, ms since 1970; `days`: the interval in days. */
export const Placed = z.strictObject({
  isRight: z.boolean(),
  owner: Owner,
  reason: z.string(),
  awsPart: z.string(),
  customerPart: z.string(),
  source: Source.nullable(),
  grade: Grade,
  days: z.number(),
  dueAt: At,
  journal: Journal,
  /** What it did besides grading, such as setting a leech aside; null when nothing. */
  notice: z.string().nullable(),
})
export type Placed = z.infer<typeof Placed>

/** What undo or redo did: its label, and the cards it changed. */
export const Reverted = z.strictObject({
  label: z.string(),
  cardIds: z.array(CardId),
  journal: Journal,
})

/** The map of the model, and sorting duties along its line. */
export const map = {
  /** Layers, every service with its owners, and the kinds of control. */
  view: call({ takes: z.strictObject({}), gives: MapView }),
  /** What lies behind the layers of one service, all of them from the top. An unknown service has none. */
  regions: call({ takes: z.strictObject({ service: z.string() }), gives: z.array(Region) }),
  /**
   * Chooses the duties of a drill, in the order of asking, all at once: the next is known before one is placed.
   * No services means a mix of all. Cards that are due come first, then new ones (of a mix no more than today's
   * limit leaves), then those nearest to being forgotten. What was asked today is left out unless `again`.
   */
  drill: call({
    takes: z.strictObject({
      services: z.array(z.string()),
      layer: z.string().nullable(),
      count: z.int().min(1).max(50),
      again: z.boolean(),
    }),
    gives: z.array(Tile),
  }),
  /**
   * Places a duty on a side: one real review of its card, graded by whether it is right and how long it took
   * (`scheduling/placement.ts`). The card then rests until tomorrow, so that nothing asks it again today.
   */
  place: call({
    takes: z.strictObject({
      cardId: CardId,
      turn: z.string(),
      owner: Owner,
      tookMs: z.int().nonnegative(),
    }),
    gives: Placed,
    refuses: ['card_gone', 'turn_over'],
  }),
  /** Takes back the last change, whatever it was. */
  undo: call({ takes: z.strictObject({}), gives: Reverted, refuses: ['nothing_to_undo'] }),
  /** Does again what was taken back last. */
  redo: call({ takes: z.strictObject({}), gives: Reverted, refuses: ['nothing_to_redo'] }),
}
