import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Collection, Moment } from '../../../../electron/collection/collection.ts'
import { all, one, run } from '../../../../electron/collection/db.ts'
import { openCollection } from '../../../../electron/collection/open.ts'
import { answer } from '../../../../electron/collection/revising/answer.ts'
import { begin, current } from '../../../../electron/collection/revising/session.ts'
import { bury, suspend } from '../../../../electron/collection/revising/set-aside.ts'
import { view } from '../../../../electron/collection/revising/today.ts'
import { redo, undo } from '../../../../electron/collection/revising/undo.ts'
import { saveSettings } from '../../../../electron/collection/settings.ts'
import type { Gives, Taken } from '../../../../electron/contract/contract.ts'
import type { CardId, DeckId, Filter, Grade } from '../../../../electron/contract/core.ts'
import type { Session, ShownCard } from '../../../../electron/contract/review.ts'
import { addCard, DAY, type Given } from './given-card.ts'

/** Monday 2026-11-23, 09:00 UTC. */
export const MONDAY = Date.UTC(2026, 10, 23, 9)
export const TODAY = Math.floor(MONDAY / DAY)

/** A collection of its own for one test, with a clock that the test moves. */
export class World {
  readonly collection: Collection
  now = MONDAY
  timeZone = 'UTC'
  readonly #decks = new Map<string, DeckId>()
  readonly #notes = new Map<string, { id: number; cards: number }>()

  #folder = ''

  private constructor(collection: Collection) {
    this.collection = collection
  }

  static async open(): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'demarc-revising-'))
    const nothing = {
      ...{ version: '1', decks: [], noteTypes: [], notes: [], services: [], layers: [], controls: [] },
      ...{ responsibilities: [], sources: {} },
    }
    let world: World | null = null
    const { collection } = await openCollection({
      file: join(folder, 'collection.db'),
      create: true,
      clock: () => world?.now ?? MONDAY,
      content: { stacks: nothing, all: async () => nothing },
    })
    world = new World(collection)
    const opened = world
    opened.#folder = folder
    onTestFinished(() => opened.close())
    collection.tend(db => {
      run(db, "INSERT INTO note_type (id, name, kind) VALUES (1, 'Basic', 'basic')")
      for (const [ordinal, name] of ['Front', 'Back'].entries()) {
        run(db, 'INSERT INTO field (note_type_id, ordinal, name) VALUES (1, :ordinal, :name)', {
          ordinal,
          name,
        })
      }
    })
    return world
  }

  /** Closes it and removes its file; the end of the test does so too. */
  close(): void {
    this.collection.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get at(): Moment {
    return { now: this.now, timeZone: this.timeZone }
  }

  get today(): number {
    return Math.floor((this.now - 4 * 3_600_000) / DAY)
  }

  call<Args, Result>(
    handler: (collection: Collection, args: Args, at: Moment) => Result,
    args: Args,
  ): Result {
    return handler(this.collection, args, this.at)
  }

  wait(ms: number): void {
    this.now += ms
  }

  /** A deck by its full name, made with its parents when it is not there. */
  deck(fullName: string, options?: object): DeckId {
    const known = this.#decks.get(fullName)
    if (known !== undefined) {
      if (options) this.#write('UPDATE deck SET options = :options WHERE id = :id', { id: known, options })
      return known
    }
    const at = fullName.lastIndexOf('::')
    const parentId = at < 0 ? null : this.deck(fullName.slice(0, at))
    const name = fullName.slice(at < 0 ? 0 : at + 2)
    const id = (this.#decks.size + 1) as DeckId
    this.collection.tend(db =>
      run(
        db,
        `INSERT INTO deck (id, parent_id, name, position, options)
         VALUES (:id, :parentId, :name, :id, :options)`,
        { id, parentId, name, options: JSON.stringify(options ?? {}) },
      ),
    )
    this.#decks.set(fullName, id)
    return id
  }

  #write(sql: string, { id, options }: { id: number; options: object }): void {
    this.collection.tend(db => run(db, sql, { id, options: JSON.stringify(options) }))
  }

  /** Adds a card; gives its id. */
  card(given: Given = {}): CardId {
    const deckId = this.deck(given.deck ?? 'Deck')
    const name = given.note ?? `note ${this.#notes.size + 1}`
    const note = this.#notes.get(name) ?? { id: this.#notes.size + 1, cards: 0 }
    const ordinal = note.cards
    const id = (note.id * 10 + ordinal) as CardId
    this.collection.tend(db => {
      if (ordinal === 0) {
        run(
          db,
          `INSERT INTO note (id, guid, note_type_id, fields, created, modified)
           VALUES (:id, :name, 1, :fields, :now, :now)`,
          {
            id: note.id,
            name,
            fields: JSON.stringify([`Question of ${name}`, `Answer of ${name}`]),
            now: this.now,
          },
        )
      }
      for (const tag of given.tags ?? []) {
        run(db, 'INSERT INTO note_tag (note_id, tag) VALUES (:id, :tag)', { id: note.id, tag })
      }
      addCard(db, { id, noteId: note.id, ordinal, deckId }, given, { now: this.now, today: this.today })
    })
    this.#notes.set(name, { id: note.id, cards: ordinal + 1 })
    return id
  }

  cards(count: number, given: Given = {}): CardId[] {
    return Array.from({ length: count }, () => this.card(given))
  }

  set(settings: Parameters<typeof saveSettings>[1]): void {
    saveSettings(this.collection, settings)
  }

  begin(given: Partial<Taken<'review.begin'>> = {}): Session {
    return this.call(begin, { filter: null, ahead: false, beyond: false, ...given })
  }

  current(): Session {
    return this.call(current, {})
  }

  /** Sets the shown card aside. */
  setAside(how: 'bury' | 'suspend', shown: ShownCard | null, whole: 'card' | 'note'): Session {
    if (shown === null) throw new Error('No card is shown.')
    const given = { cardId: shown.cardId, turn: shown.turn, whole }
    return this.call(how === 'bury' ? bury : suspend, given)
  }

  /** Grades what is shown. */
  grade(shown: Pick<ShownCard, 'cardId' | 'turn'> | null, grade: Grade, tookMs = 5000): Session {
    if (shown === null) throw new Error('No card is shown.')
    return this.call(answer, { cardId: shown.cardId, turn: shown.turn, grade, tookMs })
  }

  undo(): Session {
    return this.call(undo, {})
  }

  redo(): Session {
    return this.call(redo, {})
  }

  todayView(): Gives<'today.view'> {
    return this.call(view, {})
  }

  /** Cards a session would show one after the other, each graded Easy. */
  showAll(grade: Grade = 4): CardId[] {
    const shown: CardId[] = []
    for (let session = this.begin(); session.card !== null; session = this.grade(session.card, grade)) {
      shown.push(session.card.cardId)
    }
    return shown
  }

  /** As `showAll`, of a session with a filter. */
  showAllOf(filter: Filter): CardId[] {
    const shown: CardId[] = []
    for (let session = this.begin({ filter }); session.card !== null; session = this.grade(session.card, 4)) {
      shown.push(session.card.cardId)
    }
    return shown
  }

  /** Adds an exam question, which has no card. */
  examNote(): void {
    this.collection.tend(db => {
      run(db, "INSERT INTO note_type (id, name, kind) VALUES (2, 'Exam question', 'exam')")
      run(
        db,
        `INSERT INTO note (id, guid, note_type_id, fields, created, modified) VALUES (900, 'exam', 2, '[]', 0, 0)`,
      )
    })
  }

  row(cardId: CardId | undefined): Record<string, unknown> {
    return one(this.collection.read, 'SELECT * FROM card WHERE id = :cardId', { cardId: cardId ?? -1 }) ?? {}
  }

  log(): Record<string, unknown>[] {
    return all(this.collection.read, 'SELECT * FROM review_log ORDER BY id')
  }
}
