import type { PackageDeckOptions } from '../deck-package.ts'

type Json = Record<string, unknown>

/**
 * Deck options as schema 11 has them. Anki calls them a preset, and decks share it.
 * @param options  what the app knows; it goes before what the preset had
 * @param before   the preset as another program wrote it, if the deck came with one
 * @see Anki, rslib/src/deckconfig/schema11.rs
 */
export function toPresetJson(options: PackageDeckOptions, before: Json = {}): Json {
  const { parameters, desiredRetention, learningSteps, relearningSteps } = options
  return {
    ...plain,
    ...before,
    new: {
      ...plain.new,
      ...jsonIn(before.new),
      ...(learningSteps === undefined ? {} : { delays: minutes(learningSteps) }),
      ...(options.newPerDay === undefined ? {} : { perDay: options.newPerDay }),
    },
    rev: {
      ...plain.rev,
      ...jsonIn(before.rev),
      ...(options.reviewsPerDay === undefined ? {} : { perDay: options.reviewsPerDay }),
      ...(options.maximumIntervalDays === undefined ? {} : { maxIvl: options.maximumIntervalDays }),
    },
    lapse: {
      ...plain.lapse,
      ...jsonIn(before.lapse),
      ...(relearningSteps === undefined ? {} : { delays: minutes(relearningSteps) }),
      ...(options.leechThreshold === undefined ? {} : { leechFails: options.leechThreshold }),
      ...(options.leechAction === undefined ? {} : { leechAction: options.leechAction === 'tag' ? 1 : 0 }),
    },
    ...(parameters === undefined ? {} : parametersOf(parameters)),
    ...(desiredRetention === undefined ? {} : { desiredRetention }),
  }
}

/** Those of other versions go: the newest that are there would be used. */
function parametersOf(parameters: readonly number[]): Json {
  const of = (count: number) => (parameters.length === count ? [...parameters] : [])
  return { fsrsParams6: of(21), fsrsParams5: of(19), fsrsWeights: of(17) }
}

const minutes = (steps: readonly number[]) => steps.map(step => step / 60_000)

function jsonIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** What Anki gives a new preset, but for the steps' own; all that any version asks for. */
const plain = {
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 0],
    order: 1,
    perDay: 20,
    separate: true,
  },
  rev: {
    bury: true,
    ease4: 1.3,
    ivlFct: 1,
    maxIvl: 36_500,
    perDay: 200,
    hardFactor: 1.2,
    fuzz: 0.05,
    minSpace: 1,
  },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  newMix: 0,
  newPerDayMinimum: 0,
  interdayLearningMix: 0,
  reviewOrder: 0,
  newSortOrder: 0,
  newGatherPriority: 0,
  buryInterdayLearning: true,
  fsrsWeights: [],
  fsrsParams5: [],
  fsrsParams6: [],
  desiredRetention: 0.9,
  sm2Retention: 0.9,
  ignoreRevlogsBeforeDate: '',
  easyDaysPercentages: [1, 1, 1, 1, 1, 1, 1],
  weightSearch: '',
  stopTimerOnAnswer: false,
  secondsToShowQuestion: 0,
  secondsToShowAnswer: 0,
  questionAction: 0,
  answerAction: 0,
  waitForAudio: true,
}
