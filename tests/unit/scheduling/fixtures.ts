import { readFileSync } from 'node:fs'
import type { Grade } from '../../../electron/scheduling/card.ts'
import type { Memory } from '../../../electron/scheduling/fsrs.ts'

type Expected = { stability: number; difficulty: number; interval: number }

/** tests/fixtures/fsrs/vectors.json; its README says what each field means. */
export type Vectors = {
  vectors: {
    name: string
    parameters_id: string
    parameters: number[]
    desired_retention: number
    maximum_interval: number
    reviews: { delta_days: number; rating: Grade }[]
    expected: (Expected & { retrievability: number | null; interval_days: number; near_half?: boolean })[]
    py_fsrs_agrees: boolean
  }[]
  parameters: Record<string, { w: number[] }>
  next_states: {
    parameters_id: string
    memory: Memory | null
    desired_retention: number
    delta_days: number
    expected: Record<'again' | 'hard' | 'good' | 'easy', Expected>
    py_fsrs_differs?: unknown
  }[]
  forgetting_curve: { elapsed_days: number; stability: number; decay: number; retrievability: number }[]
  next_interval: { stability: number; desired_retention: number; decay: number; interval: number }[]
  sm2_conversion: {
    parameters_id: string
    ease_factor: number
    interval_days: number
    sm2_retention: number
    expected: Memory
  }[]
}

function textOf(name: string): string {
  return readFileSync(new URL(`../../fixtures/fsrs/${name}`, import.meta.url), 'utf8')
}

/** What FSRS-6 gives, computed by fsrs-rs and py-fsrs. */
export const vectors = JSON.parse(textOf('vectors.json')) as Vectors

type Fact = { id: string; input: unknown; expected: unknown }
const facts = JSON.parse(textOf('known.json')) as Fact[]

/** What a named fact from the tests of the FSRS projects expects. */
export function known<Expects>(id: string): Expects {
  const fact = facts.find(one => one.id === id)
  if (!fact) throw new Error(`known.json has no ${id}`)
  return fact.expected as Expects
}

/** What a named fact starts from. */
export function givenBy<Given>(id: string): Given {
  const fact = facts.find(one => one.id === id)
  if (!fact) throw new Error(`known.json has no ${id}`)
  return fact.input as Given
}

type Scores = {
  log_loss: number
  rmse_bins: number
  mean_predicted: number
  mean_recall: number
  bins: number
}

/** tests/fixtures/fsrs/reviews/baselines.json, the part about the py-fsrs sample. */
export type Baselines = {
  items: number
  test_items: number
  train_items: number
  test: { default_parameters: Scores; fitted_on_train: Scores; fitted_on_train_without_short_term: Scores }
  train: { default_parameters: Scores; fitted_on_train: Scores }
  all_items: { default_parameters: Scores }
  fitted_parameters_train: number[]
  fitted_parameters_train_without_short_term: number[]
  other_day_rules: Record<'utc_calendar_day', { items: number; test_default: Scores }>
  final_states_default_parameters: {
    card_id: number
    reviews: number
    delta_days: number[]
    stability: number
    difficulty: number
  }[]
}

/** The scores fsrs-rs reaches on the sample. */
export function baselines(): Baselines {
  const all = JSON.parse(textOf('reviews/baselines.json')) as Record<string, Baselines>
  const found = all['py_fsrs_sample_2024.csv']
  if (!found) throw new Error('baselines.json has no py_fsrs_sample_2024.csv')
  return found
}

/** The 12,580 reviews of the sample, in time order. */
export function sampleReviews(): { cardId: number; at: number; grade: Grade }[] {
  return textOf('reviews/py_fsrs_sample_2024.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => {
      const [cardId, at, grade] = line.split(',').map(Number)
      return { cardId: cardId ?? 0, at: at ?? 0, grade: grade as Grade }
    })
    .sort((one, other) => one.at - other.at)
}
