import type { BuiltInExam } from '../../../decks/types.ts'
import type { Readiness } from '../../contract/exam-home.ts'
import type { BankQuestion } from '../../exam/bank.ts'
import { coverOf, easierNote } from '../../exam/cover.ts'
import { topicName } from '../../exam/places.ts'
import { planOf } from '../../exam/plan.ts'
import { estimateOf, fitOf, type ReadinessInput } from '../../exam/readiness.ts'
import { leversOf } from '../../exam/readiness-levers.ts'
import { blindChance, type Item } from '../../exam/readiness-model.ts'
import { missingSentence, readinessHeadline, readinessSentence } from '../../exam/readiness-words.ts'
import { paceMs } from '../../scheduling/pace.ts'
import type { Collection, Handler, Moment } from '../collection.ts'
import { heldOf, studyAt } from '../revising/held.ts'
import { latestTimes } from '../revising/past.ts'
import { isoDate } from '../revising/today.ts'
import { type Banks, banksNow } from './banks-now.ts'
import { dayOfDate, examOf, goalOf, homeExam } from './goal.ts'
import type { NoteChances } from './note-chances.ts'
import { latestReviews, pastAnswers } from './readiness-data.ts'

const PACE_ANSWERS = 200

/** The chance of passing on a day. */
export const readiness: Handler<'exam.readiness'> = (collection, { on }, at) =>
  readinessOn(collection, at, on)

/** As `readiness`; `on` null: the day chosen, or today. A day that is over counts as today. */
export function readinessOn(collection: Collection, at: Moment, on: string | null): Readiness {
  const { exam: code, date } = goalOf(collection.read)
  const { today } = studyAt(heldOf(collection, at), at)
  const wanted = on ?? date
  const day = Math.max(today, wanted === null ? today : dayOfDate(wanted))
  const found = foundOn(collection, at, examOf(code), banksNow(collection, at, day))
  const { exam, input, covered, counts } = found
  const base = {
    on: isoDate(day),
    exam: code,
    pass: exam.pass,
    covered,
    questions: input.questions,
    basis: counts,
  }
  const nothing = { chance: null, low: null, high: null, ifEasier: null, ifHarder: null, levers: [] }
  if (input.topics.length === 0) {
    const sentence =
      'No bank covers a domain of this exam. Import a question bank in Library, or choose another exam.'
    return { ...base, ...nothing, topics: [], headline: 'Nothing to go by', sentence }
  }
  const fit = fitOf(input)
  const estimate = estimateOf(input, fit)
  const topics = topicsOf(found, estimate.expected)
  const missing = missingSentence(counts.answers, counts.reviews)
  if (missing !== null) {
    return { ...base, ...nothing, topics, headline: 'Not enough to say yet', sentence: missing }
  }
  const { chance, low, high, ifEasier, ifHarder } = estimate
  const sentence = readinessSentence(estimate, exam.pass, {
    covered,
    questions: input.questions,
    scored: exam.form.scored,
  })
  const seconds = paceMs(latestTimes(collection.read, PACE_ANSWERS)) / 1000
  return {
    ...base,
    ...{ chance, low, high, ifEasier, ifHarder, topics },
    headline: readinessHeadline(chance),
    sentence: code === homeExam ? sentence : `${sentence} ${easierNote}`,
    levers: leversOf(input, fit, estimate, seconds).map(lever => {
      const name = topicName(exam, lever.topic)
      return { ...lever, name, sentence: leverSentence(lever, name) }
    }),
  }
}

type Found = {
  exam: BuiltInExam
  input: ReadinessInput
  covered: number
  counts: Readiness['basis']
}

/** What the collection has to say: the covered topics with their questions, answers and reviews. */
function foundOn(collection: Collection, at: Moment, exam: BuiltInExam, banks: Banks): Found {
  const db = collection.read
  const bank = banks.of(exam).map(({ question }) => question)
  const cover = coverOf(exam, exam.form.scored + exam.form.unscored, bank).filter(
    ({ isCovered }) => isCovered,
  )
  const covered = cover.reduce((sum, { weight }) => sum + weight, 0)
  const guids = [...new Set(bank.flatMap(({ guid, rests }) => [guid, ...rests]))]
  const answers = pastAnswers(db, at.now)
  const { reviews, count } = latestReviews(db, heldOf(collection, at).decks, guids)
  return {
    exam,
    covered,
    input: {
      topics: coveredTopics(
        exam,
        cover.map(({ number }) => number),
        bank,
        banks.chances,
      ),
      questions: Math.round(exam.form.scored * covered),
      answers,
      reviews,
      pass: exam.pass,
    },
    counts: {
      reviews: count,
      answers: answers.length,
      cards: guids.filter(guid => (banks.chances.get(guid)?.chance ?? null) !== null).length,
    },
  }
}

function coveredTopics(
  exam: BuiltInExam,
  domains: readonly number[],
  bank: readonly BankQuestion[],
  chances: NoteChances,
): ReadinessInput['topics'] {
  const form = { questions: exam.form.scored, unscored: 0, minutes: 1, multipleResponse: 0, matrix: 0 }
  const { topics } = planOf(exam, { ...form, domains, topics: null }, bank)
  return topics
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => ({
      id,
      weight,
      items: itemsOf(
        bank.filter(({ topic }) => topic === id),
        chances,
      ),
    }))
}

/**
 * A topic's questions. The matrix has a question for every duty of every service, the real exam has not: together they
 * weigh no more than the hand-written ones, where there are any.
 */
function itemsOf(questions: readonly BankQuestion[], chances: NoteChances): Item[] {
  const written = questions.filter(({ kind }) => kind === 'written').length
  const ofMatrix = written === 0 ? 1 : Math.min(1, written / (questions.length - written))
  return questions.map(question => toItem(question, chances, question.kind === 'matrix' ? ofMatrix : 1))
}

function toItem({ guid, rests, options, choose }: BankQuestion, chances: NoteChances, weight: number): Item {
  const own = chances.has(guid) && !rests.includes(guid) ? [guid] : []
  return {
    facts: [...rests, ...own].map(id => {
      const { chance, ifRevised } = chances.get(id) ?? { chance: null, ifRevised: 0 }
      return { id, chance, ifRevised }
    }),
    blind: blindChance(options, choose),
    weight,
  }
}

function topicsOf({ exam, input }: Found, expected: readonly number[]): Readiness['topics'] {
  return input.topics.map(({ id, weight, items }, index) => {
    const learnt = items.filter(
      ({ facts }) => facts.length > 0 && facts.every(({ chance }) => chance !== null),
    )
    const weightIn = (of: readonly Item[]) => of.reduce((sum, { weight }) => sum + weight, 0)
    const known = learnt.reduce(
      (sum, { facts, weight }) => sum + weight * facts.reduce((all, { chance }) => all * (chance ?? 0), 1),
      0,
    )
    return {
      topic: id,
      name: topicName(exam, id),
      weight,
      expected: expected[index] ?? 0,
      remembered: learnt.length === 0 ? 0 : known / weightIn(learnt),
      seen: items.length === 0 ? 0 : weightIn(learnt) / weightIn(items),
      answers: input.answers.filter(({ topic }) => topic === id).length,
    }
  })
}

function leverSentence(
  { what, cards, minutes }: { what: string; cards: number; minutes: number },
  name: string,
) {
  const noun = cards === 1 ? 'card' : 'cards'
  const time = minutes < 1.5 ? 'about a minute' : `about ${Math.round(minutes)} minutes`
  return what === 'learn'
    ? `Learn ${cards} new ${noun} on ${name}, ${time}`
    : `Revise ${cards} ${noun} on ${name}, ${time}`
}
