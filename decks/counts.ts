import type { BuiltIn, BuiltInNote } from './types.ts'

/** How much the decks hold, by topic, type, service and, for exam questions, domain, task and difficulty. */
export type Counts = {
  notes: number
  handWritten: number
  generated: number
  cards: number
  services: number
  cells: number
  questions: number
  byTopic: Record<string, number>
  byType: Record<string, number>
  byService: Record<string, { cells: number; notes: number }>
  /** Exam questions that are made of a trap: tagged `kind::trap`. */
  traps: number
  byDomain: Record<string, number>
  byTask: Record<string, number>
  byQuestionType: Record<string, number>
  byDifficulty: Record<string, number>
  /** A question counts for each service it names. */
  byQuestionService: Record<string, number>
}

/** The cards a note has: one a template, one a number for a cloze, none for an exam question. */
export function cardsOf(note: BuiltInNote): number {
  if (note.kind === 'exam') return 0
  if (note.kind === 'reversed') return 2
  if (note.kind !== 'cloze') return 1
  return new Set([...(note.fields.Text ?? '').matchAll(/\{\{c(\d+)::/g)].map(([, number]) => number)).size
}

function tally(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

/** Counts the compiled decks. `byService` counts a note for each service it names. */
export function countsOf(builtIn: BuiltIn): Counts {
  const revised = builtIn.notes.filter(note => note.kind !== 'exam')
  const questions = builtIn.notes.filter(note => note.kind === 'exam')
  const generated = revised.filter(note => note.guid.includes('/')).length
  const deckNames = new Map(builtIn.decks.map(deck => [deck.id, deck.name]))
  return {
    notes: revised.length,
    handWritten: revised.length - generated,
    generated,
    cards: revised.reduce((sum, note) => sum + cardsOf(note), 0),
    services: builtIn.services.length,
    cells: builtIn.services.reduce((sum, service) => sum + service.duties.length, 0),
    questions: questions.length,
    byTopic: tally(revised.map(note => deckNames.get(note.deck) ?? note.deck)),
    byType: tally(revised.map(note => note.type)),
    byService: Object.fromEntries(
      builtIn.services.map(service => [
        service.id,
        {
          cells: service.duties.length,
          notes: revised.filter(note => note.services.includes(service.id)).length,
        },
      ]),
    ),
    traps: questions.filter(note => note.tags.includes('kind::trap')).length,
    byDomain: tally(questions.map(note => note.fields.Domain ?? '')),
    byTask: tally(questions.map(note => note.fields.Task ?? '')),
    byQuestionType: tally(
      questions.map(note => (note.fields.Choose === '1' ? 'multiple choice' : 'multiple response')),
    ),
    byDifficulty: tally(questions.map(note => note.fields.Difficulty ?? '')),
    byQuestionService: tally(questions.flatMap(note => note.services)),
  }
}

const sorted = (counts: Record<string, number>) =>
  Object.entries(counts).sort(([a], [b]) => a.localeCompare(b, 'en'))

function lines(title: string, counts: [string, string | number][]): string[] {
  if (counts.length === 0) return []
  return ['', title, ...counts.map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`)]
}

/** The counts as text for a terminal. */
export function countsAsText(counts: Counts): string {
  return [
    `${counts.notes} notes (${counts.handWritten} written by hand, ${counts.generated} from the matrix), ` +
      `${counts.cards} cards; ${counts.services} services with ${counts.cells} cells; ` +
      `${counts.questions} exam questions`,
    ...lines('By topic', Object.entries(counts.byTopic)),
    ...lines('By type', Object.entries(counts.byType)),
    ...lines(
      'By service (notes; cells)',
      Object.entries(counts.byService).map(([id, { cells, notes }]) => [`${id} (${cells} cells)`, notes]),
    ),
    ...lines('Questions by domain', sorted(counts.byDomain)),
    ...lines('Questions by task', sorted(counts.byTask)),
    ...lines('Questions by type', sorted(counts.byQuestionType)),
    ...lines('Questions by difficulty', sorted(counts.byDifficulty)),
    ...lines(
      `Questions by service (${Object.keys(counts.byQuestionService).length} services)`,
      sorted(counts.byQuestionService),
    ),
    ...lines('Questions made of a trap', counts.traps === 0 ? [] : [['kind::trap', counts.traps]]),
  ].join('\n')
}
