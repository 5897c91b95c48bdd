import { describe, expect, test } from 'vitest'
import type { Grade } from '../../../electron/scheduling/card.ts'
import {
  defaultParameters,
  type Memory,
  memoryAfter,
  retrievabilityAt,
} from '../../../electron/scheduling/fsrs.ts'
import { studyDay } from '../../../electron/scheduling/study-day.ts'
import { baselines, sampleReviews } from './fixtures.ts'

// The 12,580 reviews of the py-fsrs sample, scored as fsrs-rs scores: see tests/fixtures/fsrs/README.md.

type Review = { grade: Grade; days: number }
/** A review on a later study day than the one before, and all that came before it. */
type Item = { at: number; history: Review[]; current: Review }

const expected = baselines()
const items = itemsOf(at => studyDay(at, 4, 'America/Chicago'))

function itemsOf(dayOf: (at: number) => number): Item[] {
  const histories = new Map<number, { lastDay: number; reviews: Review[] }>()
  const found: Item[] = []
  for (const { cardId, at, grade } of sampleReviews()) {
    const day = dayOf(at)
    const past = histories.get(cardId) ?? { lastDay: day, reviews: [] }
    const current = { grade, days: day - past.lastDay }
    if (current.days > 0) found.push({ at, history: [...past.reviews], current })
    past.reviews.push(current)
    histories.set(cardId, { lastDay: day, reviews: past.reviews })
  }
  return found
}

function memoryOfHistory(history: readonly Review[], parameters: readonly number[]): Memory {
  let memory: Memory | null = null
  for (const { grade, days } of history) memory = memoryAfter(memory, days, grade, parameters)
  if (memory === null) throw new Error('an item without history')
  return memory
}

/** fsrs-rs, src/dataset.rs, r_matrix_index: items of like interval, length and lapses. */
function binOf({ history, current }: Item): string {
  const step = (value: number, base: number) => base ** Math.floor(Math.log(value) / Math.log(base))
  const interval = Math.round(2.48 * step(current.days, 3.62) * 100)
  const length = Math.round(1.99 * step(history.filter(review => review.days > 0).length + 2, 1.89))
  const lapses = history.filter(review => review.grade === 1 && review.days > 0).length
  return `${interval} ${length} ${lapses === 0 ? 0 : Math.round(1.65 * step(lapses, 1.73))}`
}

function scoresOf(scored: readonly Item[], parameters: readonly number[]) {
  const bins = new Map<string, { predicted: number; recalled: number; count: number }>()
  let logLoss = 0
  let predicted = 0
  let recalled = 0
  for (const item of scored) {
    const memory = memoryOfHistory(item.history, parameters)
    const chance = retrievabilityAt(memory, item.current.days, parameters)
    const isRecalled = item.current.grade > 1
    logLoss -= Math.log(isRecalled ? chance : 1 - chance)
    predicted += chance
    recalled += Number(isRecalled)
    const bin = bins.get(binOf(item)) ?? { predicted: 0, recalled: 0, count: 0 }
    bin.predicted += chance
    bin.recalled += Number(isRecalled)
    bin.count += 1
    bins.set(binOf(item), bin)
  }
  const count = scored.length
  const squares = [...bins.values()].map(bin => (bin.predicted - bin.recalled) ** 2 / bin.count)
  return {
    log_loss: logLoss / count,
    rmse_bins: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / count),
    mean_predicted: predicted / count,
    mean_recall: recalled / count,
    bins: bins.size,
  }
}

const trainCount = Math.floor(0.8 * items.length)
const train = items.slice(0, trainCount)
const later = items.slice(trainCount)

test('the study day yields the items fsrs-rs scored', () => {
  expect(items.length).toBe(expected.items)
  expect(train.length).toBe(expected.train_items)
  expect(later.length).toBe(expected.test_items)
})

describe('predictions score as those of fsrs-rs', () => {
  test.each([
    ['default parameters, later reviews', later, defaultParameters, expected.test.default_parameters],
    ['fitted ones, later reviews', later, expected.fitted_parameters_train, expected.test.fitted_on_train],
    [
      'fitted ones without short-term memory, later reviews',
      later,
      expected.fitted_parameters_train_without_short_term,
      expected.test.fitted_on_train_without_short_term,
    ],
    ['default parameters, earlier reviews', train, defaultParameters, expected.train.default_parameters],
    ['fitted ones, earlier reviews', train, expected.fitted_parameters_train, expected.train.fitted_on_train],
    ['default parameters, all reviews', items, defaultParameters, expected.all_items.default_parameters],
  ])('%s', (_, scored, parameters, scores) => {
    const actual = scoresOf(scored, parameters)
    expect(actual.bins).toBe(scores.bins)
    for (const name of ['log_loss', 'rmse_bins', 'mean_predicted', 'mean_recall'] as const) {
      expect(Math.abs(actual[name] - scores[name]), name).toBeLessThanOrEqual(1e-4)
    }
  })

  test('and days counted from midnight UTC as plain ts-fsrs counts them score worse, as recorded', () => {
    const utc = itemsOf(at => studyDay(at, 0, 'UTC'))
    const recorded = expected.other_day_rules.utc_calendar_day
    expect(utc.length).toBe(recorded.items)
    const scores = scoresOf(utc.slice(Math.floor(0.8 * utc.length)), defaultParameters)
    expect(Math.abs(scores.log_loss - recorded.test_default.log_loss)).toBeLessThanOrEqual(1e-4)
    expect(Math.abs(scores.rmse_bins - recorded.test_default.rmse_bins)).toBeLessThanOrEqual(1e-4)
  })
})

test('forty cards end in the memory fsrs-rs gives them, days counted by us', () => {
  const reviews = sampleReviews()
  for (const final of expected.final_states_default_parameters) {
    const own = reviews.filter(review => review.cardId === final.card_id)
    const days = own.map(({ at }) => studyDay(at, 4, 'America/Chicago'))
    const gaps = days.map((day, index) => day - (days[index - 1] ?? day))
    expect(gaps).toEqual(final.delta_days)
    const history = own.map(({ grade }, index) => ({ grade, days: gaps[index] ?? 0 }))
    const { stability, difficulty } = memoryOfHistory(history, defaultParameters)
    expect(Math.abs(stability / final.stability - 1)).toBeLessThanOrEqual(1e-4)
    expect(Math.abs(difficulty / final.difficulty - 1)).toBeLessThanOrEqual(1e-4)
  }
  expect(expected.final_states_default_parameters).toHaveLength(40)
})
