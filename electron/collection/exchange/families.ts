import type { SchedulingOptions } from '../../scheduling/options.ts'
import { momentAt, type StudyMoment } from '../../scheduling/study-day.ts'
import type { Moment } from '../collection.ts'
import { one, type Reader } from '../db.ts'
import { tagsOf } from '../notes.ts'
import { deckTree } from '../revising/deck-tree.ts'
import { settingsOf } from '../settings.ts'
import { askedOrdinals, forgotten, freshCard } from './asked-cards.ts'
import type { LandingOptions } from './choices.ts'
import { cardRowIn } from './exact-rows.ts'
import { type ExistingCard, existingCards, existingLog } from './existing-rows.ts'
import { countMemory, type Figures } from './figures.ts'
import { merged } from './log-merge.ts'
import { NoteDecider, type NoteDecision, type TargetNote } from './note-decisions.ts'
import { importedHash, tagsHash } from './note-hashes.ts'
import type { Plans } from './plans.ts'
import { adopt, exactly, type Merged, rowsOf } from './schedule.ts'
import type { CardValues, NoteValues, Sink } from './sink.ts'
import { ordinalOf, rowIn, type StagedCard, type StagedFamily } from './staged.ts'

type Pair = StagedFamily['cards'][number]

/** What families are taken into: both sides, what was decided about the rest, and where it all goes. */
export type Ground = {
  db: Reader
  plans: Plans
  options: LandingOptions
  sink: Sink
  figures: Figures
  at: Moment
}

/** Takes the notes of a package one after the other, each with its cards and their reviews. */
export class Families {
  readonly #ground: Ground
  readonly #decider: NoteDecider
  readonly #at: StudyMoment
  readonly #optionsByDeck: Map<number, SchedulingOptions>
  #position: number

  constructor(ground: Ground) {
    const { db, plans, options, at } = ground
    this.#ground = ground
    const settings = settingsOf(db)
    this.#at = momentAt(at.now, settings.rolloverHour, at.timeZone)
    const { types, decks, media } = plans
    const { choices, schedule } = options
    this.#decider = new NoteDecider(
      db,
      { types, decks, renamed: media.renamed },
      choices,
      schedule === 'drop',
    )
    this.#optionsByDeck = new Map([...deckTree(db, settings).values()].map(deck => [deck.id, deck.options]))
    this.#position = one<{ last: number | null }>(db, 'SELECT max(position) AS last FROM card')?.last ?? 0
  }

  take({ note, cards }: StagedFamily): NoteDecision {
    const decision = this.#decider.decide(note)
    const { notes } = this.#ground.figures
    if (decision.target === null) {
      notes[decision.action === 'add' ? 'added' : 'skipped'] += 1
      if (decision.action === 'add') this.#add(decision, cards)
      return decision
    }
    if (decision.action === 'conflict') notes.conflicting += 1
    else notes[decision.action === 'update' ? 'updated' : 'unchanged'] += 1
    this.#mergeInto(decision, decision.target, cards)
    return decision
  }

  #add(decision: NoteDecision, cards: readonly Pair[]): void {
    const noteId = this.#ground.sink.addNote(this.#valuesOf(decision, decision.tags))
    for (const pair of this.#pairsOf(decision, cards)) this.#addCard(noteId, pair)
  }

  #mergeInto(decision: NoteDecision, target: TargetNote, cards: readonly Pair[]): void {
    const { sink, db } = this.#ground
    const isUpdate = decision.action === 'update'
    // It may be a note that this very import added.
    sink.settle()
    if (isUpdate) sink.updateNote(target.id, this.#valuesOf(decision, this.#mergedTags(decision, target)))
    const pairs = isUpdate ? this.#pairsOf(decision, cards) : cards
    if (pairs.length === 0) return
    const present = existingCards(db, target.id)
    for (const pair of pairs) {
      const card = present.get(ordinalOf(pair.card))
      if (card !== undefined) this.#mergeCard(card, pair)
      else if (decision.cards === 'all') this.#addCard(target.id, pair)
    }
    // Only a text says by itself which cards there are to be.
    if (isUpdate && cards.length === 0) {
      sink.removeUnseen(
        target.id,
        pairs.map(({ card }) => ordinalOf(card)),
      )
    }
  }

  /** A file of notes alone leaves it to the note type which cards there are. */
  #pairsOf(decision: NoteDecision, cards: readonly Pair[]): readonly Pair[] {
    const { seq, deck } = decision.note
    if (cards.length > 0 || deck === null) return cards
    return askedOrdinals(decision).map(ordinal => {
      this.#position += 1
      return { card: freshCard(seq, ordinal, deck, this.#position), reviews: [] }
    })
  }

  #addCard(noteId: number, { card: staged, reviews: all }: Pair): void {
    const { figures, options, plans, sink } = this.#ground
    const isDropping = options.schedule === 'drop'
    const card = isDropping ? forgotten(staged) : staged
    const reviews = isDropping ? [] : all
    const plan = plans.decks[card.deck]
    if (plan === undefined) throw new Error(`A staged card lies in an unknown deck: ${card.deck}`)
    const standing: Merged =
      exactly(card, reviews, plan.options) ?? adopt(card, rowsOf(reviews, this.#at), plan.options, this.#at)
    figures.cards.added += 1
    figures.reviews.added += reviews.length
    countMemory(figures, standing.source)
    sink.addCard(noteId, this.#cardValues(card, plan.targetId ?? 0), standing.schedule, standing.rows)
  }

  #cardValues(card: StagedCard, deckId: number): CardValues {
    const whole = rowIn(card.row)
    const row = cardRowIn(whole)
    return {
      ordinal: ordinalOf(card),
      deckId,
      position: card.position,
      flag: card.flag,
      isSuspended: card.isSuspended === 1,
      buriedUntil: row?.buried_until ?? (card.isBuried === 1 ? this.#at.today + 1 : 0),
      created: row?.created ?? this.#ground.at.now,
      other: row?.other ?? card.other,
      row: whole,
    }
  }

  #mergeCard(present: ExistingCard, { card, reviews }: Pair): void {
    const { db, figures, options, sink } = this.#ground
    // A card that was never seen there says nothing of one here.
    if (options.schedule === 'drop' || (card.state === 0 && reviews.length === 0)) return
    const here = existingLog(db, present.id)
    const scheduling = this.#optionsByDeck.get(present.deckId)
    if (scheduling === undefined) throw new Error(`Deck ${present.deckId} is missing from the tree.`)
    const result = merged(present.schedule, here, card, reviews, scheduling, this.#at)
    if (result === null) return
    figures.reviews.added += result.rows.filter(row => row.isNew && row.kind !== 'imported').length
    countMemory(figures, result.source)
    sink.updateCard(present.id, result.schedule, result.rows)
  }

  #valuesOf(decision: NoteDecision, tags: readonly string[]): NoteValues {
    const { note, guid, type, fields, isMarked, target } = decision
    const { now } = this.#ground.at
    return {
      guid,
      typeId: type.targetId ?? 0,
      fields,
      tags,
      isMarked: isMarked || (target?.isMarked === 1 && !this.#isAsItCame(target)),
      created: note.created > 0 ? note.created : now,
      modified: note.modified > 0 ? note.modified : now,
      importedHash: importedHash(fields, decision.tags, isMarked),
      row: rowIn(note.row),
    }
  }

  /** Tags that nobody touched here since they came are the file's; else both sides' together. */
  #mergedTags(decision: NoteDecision, target: TargetNote): string[] {
    if (this.#isAsItCame(target)) return decision.tags
    return [...new Set([...tagsOf(this.#ground.db, target.id), ...decision.tags])]
  }

  /** Whether nobody touched a note's tags and mark since it was imported. */
  #isAsItCame(target: TargetNote): boolean {
    const here = tagsHash(tagsOf(this.#ground.db, target.id), target.isMarked === 1)
    return target.importedHash?.split('.')[1] === here
  }
}
