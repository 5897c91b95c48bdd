import type { CardStrength, MapDuty, Region } from '../../contract/map.ts'
import { retrievabilityOf } from '../../scheduling/fsrs.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Collection, Handler } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import { cardsOfNote } from '../revising/card-rows.ts'
import { ownerOf, plain } from '../revising/content.ts'
import { deckOf } from '../revising/deck-tree.ts'
import { type Held, heldOf, SERVICE_TAG, studyAt } from '../revising/held.ts'
import { fieldsOf, type NoteRow, sourceOf } from './note-fields.ts'

const LAYER_TAG = 'layer::'

/** A note with the layer that it is tagged with. */
type Placed = NoteRow & { readonly tag: string }

/** What lies behind each layer of a service. */
export const regions: Handler<'map.regions'> = (collection, { service }, at): Region[] => {
  const found = collection.builtIn.services.find(({ id }) => id === service)
  if (found === undefined) return []
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const own = byLayer(notesTagged(collection.read, `${SERVICE_TAG}${service}`))
  const general = byLayer(notesInGeneral(collection.read))
  return collection.builtIn.layers.map(({ id }) => {
    const notes = own.get(`${LAYER_TAG}${id}`) ?? []
    const duties = notes.flatMap(note => dutyOf(held, note) ?? [])
    const cards = strengthsOf(collection, held, notes, study)
    if (cards.length > 0) return { layer: id, duties, cards, isGeneral: false }
    const others = strengthsOf(collection, held, general.get(`${LAYER_TAG}${id}`) ?? [], study)
    return { layer: id, duties, cards: others, isGeneral: true }
  })
}

function byLayer(notes: readonly Placed[]): Map<string, Placed[]> {
  const layers = new Map<string, Placed[]>()
  for (const note of notes) layers.set(note.tag, [...(layers.get(note.tag) ?? []), note])
  return layers
}

const columns = 'note.id AS noteId, note.note_type_id AS typeId, note.fields AS fields, layer.tag AS tag'
const layerTag = `layer.note_id = note.id AND layer.tag >= 'layer::' AND layer.tag < 'layer:;'`

/** Notes with a tag and a layer. */
function notesTagged(db: Reader, tag: string): Placed[] {
  return all<Placed>(
    db,
    `SELECT ${columns} FROM note_tag AS service
       JOIN note ON note.id = service.note_id JOIN note_tag AS layer ON ${layerTag}
     WHERE service.tag = :tag ORDER BY note.id`,
    { tag },
  )
}

/** Notes with a layer and no service: those about the model itself. */
function notesInGeneral(db: Reader): Placed[] {
  return all<Placed>(
    db,
    `SELECT ${columns} FROM note_tag AS layer JOIN note ON ${layerTag}
     WHERE layer.tag >= 'layer::' AND layer.tag < 'layer:;' AND NOT EXISTS (
       SELECT 1 FROM note_tag WHERE note_id = note.id AND tag >= 'service::' AND tag < 'service:;')
     ORDER BY note.id`,
  )
}

/** The duty that a note asks for; null when it asks something else, or of several services. */
function dutyOf(held: Held, note: Placed): MapDuty | null {
  const type = held.noteTypes.get(note.typeId)
  if (type?.kind !== 'whose') return null
  const fields = fieldsOf(type, note.fields)
  if (plain(fields('Service')) === '' || fields('Duty') === '') return null
  return {
    noteId: note.noteId,
    duty: fields('Duty'),
    owner: ownerOf(fields('Owner')),
    reason: fields('Reason'),
    awsPart: fields('AWS part'),
    customerPart: fields('Customer part'),
    source: sourceOf(fields),
  }
}

function strengthsOf(
  { read }: Collection,
  held: Held,
  notes: readonly Placed[],
  study: StudyMoment,
): CardStrength[] {
  return notes
    .flatMap(note => cardsOfNote(read, note.noteId))
    .filter(card => !card.isSuspended)
    .map(card => ({
      ...{ cardId: card.id, state: card.state },
      retrievability: retrievabilityOf(card, study.today, deckOf(held.decks, card.deckId).options.parameters),
    }))
    .sort((one, other) => (other.retrievability ?? -1) - (one.retrievability ?? -1))
}
