import type { Choice } from '../../contract/exchange.ts'
import { all, one, type Reader } from '../db.ts'
import { hashOf, textsOf } from '../note-text.ts'
import { tagsOf } from '../notes.ts'
import type { Choices } from './choices.ts'
import type { DeckPlan } from './deck-plans.ts'
import { withNewNames } from './media-references.ts'
import { guidBeside, guidFromPlace, guidOfTwin, placedGuid, tagsHash, textsHash } from './note-hashes.ts'
import { type StagedNote, stagedTexts } from './staged.ts'
import type { TypePlan } from './type-plans.ts'

/** A note of the collection, as far as an import has to know it. */
export type TargetNote = {
  id: number
  typeId: number
  fields: string
  importedHash: string | null
  builtInHash: string | null
  isMarked: number
  modified: number
}

export type NoteDecision = {
  /** `conflict`: it differs on both sides and stays as it is here; `skip`: it can't be taken. */
  action: 'add' | 'update' | 'same' | 'conflict' | 'skip'
  note: StagedNote
  guid: string
  type: TypePlan
  /** Its texts in the order of the fields here, as JSON. */
  fields: string
  tags: string[]
  isMarked: boolean
  target: TargetNote | null
  /** Which of its cards are taken: all, or only those whose place the note has here. */
  cards: 'all' | 'known'
  /** Why it is in conflict; null when it is not. */
  why: string | null
}

/** What the decisions rest on. */
type Ground = {
  types: readonly TypePlan[]
  decks: readonly DeckPlan[]
  renamed: ReadonlyMap<string, string>
}

/** Decides for each note of a package, in the order of the file, what becomes of it. Reads, and changes nothing. */
export class NoteDecider {
  readonly #db: Reader
  readonly #plans: Ground
  readonly #choices: Choices
  readonly #isDropping: boolean
  /** How many notes with the same type, deck and first field came before. */
  readonly #equals = new Map<string, number>()
  readonly #firsts = new Map<string, Map<string, number[]>>()
  /** How many notes of the file with the same guid came before. */
  readonly #twins = new Map<string, number>()

  /** All guids there are, here and among the notes that were decided: most notes of a file are new. */
  readonly #guids: Set<string>

  constructor(db: Reader, plans: Ground, choices: Choices, isDropping: boolean) {
    this.#db = db
    this.#plans = plans
    this.#choices = choices
    this.#isDropping = isDropping
    this.#guids = new Set(all<{ guid: string }>(db, 'SELECT guid FROM note').map(({ guid }) => guid))
  }

  decide(note: StagedNote): NoteDecision {
    const type = this.#plans.types[note.type]
    if (type === undefined) throw new Error(`A staged note has an unknown type: ${note.type}`)
    const fields = this.#fieldsOf(note, type)
    const identity =
      note.guid === null ? this.#byPlace(note, type, fields) : this.#byGuid(this.#ownGuid(note))
    const given = stagedTexts(note.tags)
    const tags = this.#isDropping ? given.filter(tag => tag.toLowerCase() !== 'leech') : given
    const decision: NoteDecision = {
      ...{ action: 'add', note, type, fields, tags, ...identity, cards: 'all', why: null },
      isMarked: note.isMarked === 1 && !this.#isDropping,
    }
    if (decision.target === null) return decision
    return this.#compared(decision, decision.target)
  }

  #fieldsOf(note: StagedNote, { places, width, targetId }: TypePlan): string {
    const isStraight = places.length === width && places.every((place, index) => place === index)
    if (this.#plans.renamed.size === 0 && (isStraight || targetId === null)) return note.fields
    const texts = Array.from({ length: width }, () => '')
    for (const [index, text] of stagedTexts(note.fields).entries()) {
      const place = places[index]
      if (place !== undefined) texts[place] = withNewNames(text, this.#plans.renamed)
    }
    return JSON.stringify(texts)
  }

  /** Some programs give several notes one guid: the first keeps it, the others get one that follows from it. */
  #ownGuid({ guid, twinOf }: StagedNote): string {
    if (guid === null || twinOf === null) return guid ?? ''
    const count = (this.#twins.get(guid) ?? 1) + 1
    this.#twins.set(guid, count)
    return guidOfTwin(guid, count)
  }

  #byGuid(guid: string): { guid: string; target: TargetNote | null } {
    return { guid, target: this.#noteWith(guid) }
  }

  /** A note without guid: as one that came this way before, else as the one in its place in the collection. */
  #byPlace(note: StagedNote, type: TypePlan, fields: string): { guid: string; target: TargetNote | null } {
    const deck = note.deck === null ? undefined : this.#plans.decks[note.deck]
    const first = textsOf(fields)[0] ?? ''
    const key = JSON.stringify([type.name, deck?.path ?? '', first])
    const count = this.#equals.get(key) ?? 0
    this.#equals.set(key, count + 1)
    const guid = guidFromPlace(type.type.name, deck?.path ?? '', first, count)
    const known = this.#noteWith(guid)
    if (known !== null || type.targetId === null || deck?.targetId == null) return { guid, target: known }
    const id = this.#notesBegin(type.targetId, deck.targetId).get(first)?.[count]
    if (id === undefined) return { guid, target: null }
    const row = one<{ guid: string }>(this.#db, 'SELECT guid FROM note WHERE id = :id', { id })
    return row === undefined ? { guid, target: null } : this.#byGuid(row.guid)
  }

  /** The notes of a type in a deck by their first field, without those that are found by a guid made here. */
  #notesBegin(typeId: number, deckId: number): Map<string, number[]> {
    const key = `${typeId}/${deckId}`
    const known = this.#firsts.get(key)
    if (known !== undefined) return known
    const rows = all<{ id: number; first: string | null }>(
      this.#db,
      `SELECT id, json_extract(fields, '$[0]') AS first FROM note
       WHERE note_type_id = :typeId AND guid NOT LIKE '${placedGuid}%'
         AND EXISTS (SELECT 1 FROM card WHERE note_id = note.id AND deck_id = :deckId) ORDER BY id`,
      { typeId, deckId },
    )
    const firsts = new Map<string, number[]>()
    for (const { id, first } of rows) firsts.set(first ?? '', [...(firsts.get(first ?? '') ?? []), id])
    this.#firsts.set(key, firsts)
    return firsts
  }

  #noteWith(guid: string): TargetNote | null {
    if (!this.#guids.has(guid)) {
      this.#guids.add(guid)
      return null
    }
    return (
      one<TargetNote>(
        this.#db,
        `SELECT id, note_type_id AS typeId, fields, imported_hash AS importedHash, built_in_hash AS builtInHash,
           is_marked AS isMarked, modified FROM note WHERE guid = :guid`,
        { guid },
      ) ?? null
    )
  }

  #compared(decision: NoteDecision, target: TargetNote): NoteDecision {
    const { note, type, fields } = decision
    if (target.typeId !== type.targetId) {
      return this.#settled(decision, 'Here it has another note type.', 'known')
    }
    const isNewer = note.deck !== null || note.modified > target.modified + 999
    if (fields !== target.fields) {
      const base = baseOf(target)
      const isChangedThere = base === null ? null : base !== textsHash(fields)
      const isChangedHere = base === null ? null : base !== textsHash(target.fields)
      if (isChangedThere === false) return { ...decision, action: 'same' }
      if (isChangedThere === null && isNewer) return { ...decision, action: 'update' }
      if (isChangedThere === null && note.modified < target.modified - 999)
        return { ...decision, action: 'same' }
      if (isChangedThere === null || isChangedHere) {
        return this.#settled(decision, 'It was changed here and in the file.', 'all')
      }
      return { ...decision, action: isNewer ? 'update' : 'same' }
    }
    return { ...decision, action: this.#areTagsNews(decision, target, isNewer) ? 'update' : 'same' }
  }

  /** Whether the file's tags have something to say: they changed there since they came, or the file is newer. */
  #areTagsNews({ tags, isMarked }: NoteDecision, target: TargetNote, isNewer: boolean): boolean {
    const theirs = tagsHash(tags, isMarked)
    const base = target.importedHash?.split('.')[1]
    if (base === theirs || !isNewer) return false
    const here = tagsOf(this.#db, target.id)
    const mine = tagsHash(here, target.isMarked === 1)
    if (mine === theirs) return false
    return base === mine || !tags.every(tag => here.includes(tag)) || (isMarked && target.isMarked === 0)
  }

  #settled(decision: NoteDecision, why: string, known: 'all' | 'known'): NoteDecision {
    const { guid, target, fields } = decision
    const choice: Choice = this.#choices.notes.get(guid) ?? this.#choices.others
    if (choice === 'both') {
      const beside = this.#byGuid(guidBeside(guid, fields))
      return {
        ...decision,
        ...beside,
        action: beside.target === null ? 'add' : 'same',
        why: null,
        cards: 'all',
      }
    }
    if (choice === 'theirs' && target !== null) {
      return { ...decision, action: 'update', why: null, cards: 'all' }
    }
    return { ...decision, action: 'conflict', why, cards: known }
  }
}

/** What both sides began from, as a hash of texts; null when nobody knows. */
function baseOf(target: TargetNote): string | null {
  if (target.importedHash !== null) return target.importedHash.split('.')[0] ?? null
  if (target.builtInHash === null) return null
  // A built-in note as it was delivered is its own beginning.
  return hashOf(textsOf(target.fields)) === target.builtInHash ? textsHash(target.fields) : 'edited'
}
