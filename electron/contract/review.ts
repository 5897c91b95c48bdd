import { z } from 'zod'
import { At, CardId, CardState, Counts, call, DeckId, Filter, Grade, NoteId, Owner } from './core.ts'

/** One layer of a service's stack, top first. `isAsked` marks the one the card is about. */
export const StripLayer = z.strictObject({
  id: z.string(),
  name: z.string(),
  owner: Owner,
  isAsked: z.boolean(),
})

/** One option of a choice question, in the order it is to be shown. */
export const ChoiceOption = z.strictObject({
  letter: z.string(),
  html: z.string(),
  isRight: z.boolean(),
  why: z.string(),
})
export type ChoiceOption = z.infer<typeof ChoiceOption>

/**
 * What is on the card, by kind. Every text is HTML from a note's field: sanitise before showing.
 * `cloze`: deletions of the asked number are `<span class="cloze" data-answer data-hint>`, others plain text.
 */
export const Content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic'), question: z.string(), answer: z.string() }),
  z.strictObject({ kind: z.literal('cloze'), question: z.string(), answer: z.string() }),
  z.strictObject({
    kind: z.literal('typed'),
    question: z.string(),
    /** Plain text: what is to be typed, and other spellings that count as right. */
    term: z.string(),
    accepted: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    question: z.string(),
    options: z.array(ChoiceOption),
    /** How many are right; above 1 the question says so. */
    choose: z.int().positive(),
  }),
  z.strictObject({
    kind: z.literal('whose'),
    question: z.string(),
    owner: Owner,
    awsPart: z.string(),
    customerPart: z.string(),
  }),
  z.strictObject({
    kind: z.literal('error'),
    statement: z.string(),
    error: z.string(),
    correction: z.string(),
  }),
  z.strictObject({
    kind: z.literal('html'),
    /** Both sides as the imported note type's templates have them; the back takes the front's place. */
    front: z.string(),
    back: z.string(),
    /** The back without the front it begins with, to be shown below it; null where they can't be told apart. */
    rest: z.string().nullable(),
    css: z.string(),
    /** The card's ordinal: its style sheet knows it as `card1` and so on. */
    ordinal: z.int().nonnegative(),
    /** What is to be typed, as plain text; its place on the back is `<code id="typeans">`. */
    typed: z.strictObject({ expected: z.string(), ignoresMarks: z.boolean() }).nullable(),
    /** Addresses of the files that are there, by the names that the card writes. */
    media: z.record(z.string(), z.string()),
    /** Sentences about what could not be shown as the template wants it. */
    warnings: z.array(z.string()),
  }),
])
export type Content = z.infer<typeof Content>

/** What a grade would give. `days`: the interval in days, parts of a day below 1; `dueAt` in ms since 1970. */
export const NextInterval = z.strictObject({ days: z.number(), dueAt: At })
export type NextInterval = z.infer<typeof NextInterval>

/** A card as the review room shows it. `turn` names this one showing; a grade must carry it. */
export const ShownCard = z.strictObject({
  cardId: CardId,
  noteId: NoteId,
  turn: z.string(),
  state: CardState,
  deck: z.string(),
  /** Small line above the question, such as `Amazon EC2 · patch management`. */
  context: z.string(),
  content: Content,
  /** Whether its options are shown only when they are asked for; of a choice alone. */
  shouldAskBeforeOptions: z.boolean(),
  reason: z.string(),
  hint: z.string(),
  source: z.strictObject({ url: z.string(), title: z.string(), checked: z.string() }).nullable(),
  strip: z.strictObject({ service: z.string(), layers: z.array(StripLayer) }).nullable(),
  tags: z.array(z.string()),
  flag: z.int().min(0).max(7),
  isMarked: z.boolean(),
  isLeech: z.boolean(),
  /** What the user reported as wrong on this note; null when nothing. */
  wrong: z.string().nullable(),
  /** By grade, 1 to 4: exactly what that grade will give. */
  intervals: z.strictObject({ 1: NextInterval, 2: NextInterval, 3: NextInterval, 4: NextInterval }),
})
export type ShownCard = z.infer<typeof ShownCard>

/** Labels of the next undo and redo, as `Grade Good`; null when there is none. */
export const Journal = z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() })
export type Journal = z.infer<typeof Journal>

/** Where a session stands. Every call of the room answers with it, so that a grade costs one round trip. */
export const Session = z.strictObject({
  /** The card to show; null when nothing can be shown now. */
  card: ShownCard.nullable(),
  counts: Counts,
  /** Cards graded in this session, and those plus what is left. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Set when only learning cards remain and none is due yet: when the first comes due. */
  waitingUntil: At.nullable(),
  journal: Journal,
  /** What the last call did besides grading, in a sentence for a toast; null when nothing is to be said. */
  notice: z.string().nullable(),
})
export type Session = z.infer<typeof Session>

/** What a finished (or left) session amounts to. `remembered` 0..1 over its review cards; null without any. */
export const Summary = z.strictObject({
  cards: z.int(),
  reviews: z.int(),
  remembered: z.number().nullable(),
  tookMs: z.number(),
  byGrade: z.strictObject({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() }),
  /** Cards seen for the first time. */
  firstSeen: z.int(),
  tomorrow: Counts,
  nextLearningAt: At.nullable(),
  journal: Journal,
})
export type Summary = z.infer<typeof Summary>

/** One line of a card's history. */
export const HistoryLine = z.strictObject({
  at: At,
  grade: Grade.nullable(),
  kind: z.string(),
  state: CardState,
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  intervalDays: z.number(),
  elapsedDays: z.number(),
  tookMs: z.number(),
})

/** All that is known of a card. Stability and intervals in days, difficulty 1..10, retrievability 0..1. */
export const CardInfo = z.strictObject({
  cardId: CardId,
  deckId: DeckId,
  deck: z.string(),
  noteType: z.string(),
  template: z.string(),
  guid: z.string(),
  state: CardState,
  isSuspended: z.boolean(),
  isBuried: z.boolean(),
  addedAt: At,
  firstReviewAt: At.nullable(),
  lastReviewAt: At.nullable(),
  dueAt: At.nullable(),
  intervalDays: z.number(),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  retrievability: z.number().nullable(),
  desiredRetention: z.number(),
  reps: z.int(),
  lapses: z.int(),
  averageTookMs: z.number().nullable(),
  history: z.array(HistoryLine),
  /** Predicted retrievability over time: from the first review to past the due date; drops back to 1 at each review. */
  curve: z.array(z.strictObject({ at: At, retrievability: z.number() })),
})
export type CardInfo = z.infer<typeof CardInfo>

const Shown = { cardId: CardId, turn: z.string() }

/** Revising. Every reply carries the next card, so that a grade costs one round trip. */
export const review = {
  /**
   * Starts a session, or shows afresh where the present one stands when `filter` is the same.
   * `ahead`: also takes learning cards that come due within the learn-ahead limit.
   * `beyond`: goes on past today's limits.
   */
  begin: call({
    takes: z.strictObject({ filter: Filter.nullable(), ahead: z.boolean(), beyond: z.boolean() }),
    gives: Session,
    refuses: ['deck_gone'],
  }),
  /** The present session as it stands now: after an edit, a rollover, or a wait. Learning cards now due appear. */
  current: call({ takes: z.strictObject({}), gives: Session }),
  /** Grades the shown card. A turn that is over is refused and changes nothing. */
  answer: call({
    takes: z.strictObject({ ...Shown, grade: Grade, tookMs: z.int().nonnegative() }),
    gives: Session,
    refuses: ['card_gone', 'turn_over'],
  }),
  /** Sets the shown card or its whole note aside until the next study day. */
  bury: call({
    takes: z.strictObject({ ...Shown, whole: z.enum(['card', 'note']) }),
    gives: Session,
    refuses: ['card_gone', 'turn_over'],
  }),
  /** Takes the shown card or its whole note out of revising until it is unsuspended. */
  suspend: call({
    takes: z.strictObject({ ...Shown, whole: z.enum(['card', 'note']) }),
    gives: Session,
    refuses: ['card_gone', 'turn_over'],
  }),
  /** Sets the coloured flag of the card, 0 for none. The card stays shown. */
  flag: call({
    takes: z.strictObject({ cardId: CardId, flag: z.int().min(0).max(7) }),
    gives: Session,
    refuses: ['card_gone'],
  }),
  /** Marks the note or takes its mark away. */
  mark: call({
    takes: z.strictObject({ noteId: NoteId, isMarked: z.boolean() }),
    gives: Session,
    refuses: ['note_gone'],
  }),
  /** Takes back the last change, whatever it was; a card graded is shown again. */
  undo: call({ takes: z.strictObject({}), gives: Session, refuses: ['nothing_to_undo'] }),
  /** Does again what was taken back last. */
  redo: call({ takes: z.strictObject({}), gives: Session, refuses: ['nothing_to_redo'] }),
  /** What the present session amounts to so far. */
  summary: call({ takes: z.strictObject({}), gives: Summary }),
  /** History and memory of one card. */
  cardInfo: call({ takes: z.strictObject({ cardId: CardId }), gives: CardInfo, refuses: ['card_gone'] }),
}
