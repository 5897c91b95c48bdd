import { apportioned } from './apportion.ts'
import type { BankQuestion } from './bank.ts'
import { type Allotment, allotmentOf, type Plan } from './blueprint.ts'
import { type Chance, chanceFrom, shuffled } from './chance.ts'

/** A question of an exam: which, whether it counts, and in which order its options stand. */
export type Drawn = {
  readonly guid: string
  readonly isScored: boolean
  /** Indexes into the bank's options, in the order shown. */
  readonly order: readonly number[]
}

export type Drawing = { readonly allotment: Allotment; readonly questions: readonly Drawn[] }

type Sort = 'multiple' | 'matrix' | 'single'

/**
 * Draws an exam: as many questions of each topic as the plan's weights ask for, of multiple response and of the
 * matrix as it says where the banks allow, first those that were never shown, then those shown longest ago. No
 * question comes twice, and two that rest on the same card come together only where nothing else is left.
 * The same seed over the same bank gives the same exam, whatever the bank's order.
 */
export function drawn(plan: Plan, bank: readonly BankQuestion[], seed: number): Drawing {
  const chance = chanceFrom(seed)
  const questions = [...bank].sort((one, other) => (one.guid < other.guid ? -1 : 1))
  const byTopic = plan.topics.map(({ id }) =>
    questions.filter(({ topic, domain }) => topic === id && domain !== null),
  )
  const nameless = questions.filter(({ domain }) => domain === null)
  const allotment = allotmentOf(
    plan,
    byTopic.map(topic => topic.length),
    nameless.length,
  )
  const lanes = [...byTopic, nameless]
  const counts = [...allotment.byTopic, allotment.standIns]
  const sorts = sortsOf(plan, lanes, counts)
  const taken = new Set<string>()
  const rested = new Set<string>()
  const picked = lanes.flatMap((lane, index) =>
    pickedFrom(freshFirst(lane, chance), counts[index] ?? 0, sorts[index] ?? noSorts, taken, rested),
  )
  const inOrder = shuffled(picked, chance)
  const unscored = unscoredAmong(inOrder, allotment.unscored, chance)
  return {
    allotment,
    questions: inOrder.map(question => ({
      guid: question.guid,
      isScored: !unscored.has(question.guid),
      order: orderOf(question, chance),
    })),
  }
}

type Sorts = Record<Exclude<Sort, 'single'>, number>
const noSorts: Sorts = { multiple: 0, matrix: 0 }

function sortOf({ choose, kind }: BankQuestion): Sort {
  if (choose > 1) return 'multiple'
  return kind === 'matrix' ? 'matrix' : 'single'
}

/** How many of multiple response and of the matrix each topic gives. */
function sortsOf(
  plan: Plan,
  lanes: readonly (readonly BankQuestion[])[],
  counts: readonly number[],
): Sorts[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const has = (lane: readonly BankQuestion[], sort: Sort) => lane.filter(one => sortOf(one) === sort).length
  const weightOf = (index: number) => counts[index] ?? 0
  const multiple = apportioned(
    Math.round(total * plan.multipleResponse),
    lanes.map((lane, index) => ({
      weight: weightOf(index),
      cap: Math.min(weightOf(index), has(lane, 'multiple')),
    })),
  )
  const matrix = apportioned(
    Math.round(total * plan.matrix),
    lanes.map((lane, index) => ({
      weight: weightOf(index),
      cap: Math.min(
        weightOf(index) - (multiple[index] ?? 0),
        has(lane, 'matrix'),
        // No topic is asked by the matrix alone, while there is something written.
        Math.max(
          Math.floor(weightOf(index) / 2),
          weightOf(index) - has(lane, 'multiple') - has(lane, 'single'),
        ),
      ),
    })),
  )
  return lanes.map((_, index) => ({ multiple: multiple[index] ?? 0, matrix: matrix[index] ?? 0 }))
}

/** Never shown first, in an order of chance; then those shown longest ago. */
function freshFirst(lane: readonly BankQuestion[], chance: Chance): BankQuestion[] {
  return shuffled(lane, chance).sort(
    (one, other) =>
      (one.lastShown ?? Number.NEGATIVE_INFINITY) - (other.lastShown ?? Number.NEGATIVE_INFINITY) || 0,
  )
}

/** Takes questions of a topic, in their order, sort by sort, and fills up with whatever the topic has left. */
function pickedFrom(
  lane: readonly BankQuestion[],
  count: number,
  sorts: Sorts,
  taken: Set<string>,
  rested: Set<string>,
): BankQuestion[] {
  const picked: BankQuestion[] = []
  const take = (wanted: number, isWanted: (question: BankQuestion) => boolean) => {
    let left = wanted
    // Twice over: what rests on a card that another question rests on only where it must be.
    for (const isChoosy of [true, false]) {
      for (const question of lane) {
        if (left === 0) return
        if (taken.has(question.guid) || !isWanted(question)) continue
        if (isChoosy && question.rests.some(guid => rested.has(guid))) continue
        taken.add(question.guid)
        for (const guid of question.rests) rested.add(guid)
        picked.push(question)
        left -= 1
      }
    }
  }
  take(sorts.multiple, question => sortOf(question) === 'multiple')
  take(sorts.matrix, question => sortOf(question) === 'matrix')
  take(count - picked.length, question => sortOf(question) === 'single')
  take(count - picked.length, () => true)
  return picked
}

/** Which questions do not count: of each topic its share, so that those that count keep the weights. */
function unscoredAmong(questions: readonly BankQuestion[], count: number, chance: Chance): Set<string> {
  const topics = [...new Set(questions.map(({ topic }) => topic))].sort()
  const inTopic = (id: string) => questions.filter(({ topic }) => topic === id)
  const shares = apportioned(
    count,
    topics.map(id => ({ weight: inTopic(id).length, cap: inTopic(id).length })),
  )
  return new Set(
    topics.flatMap((id, index) =>
      shuffled(inTopic(id), chance)
        .slice(0, shares[index])
        .map(({ guid }) => guid),
    ),
  )
}

/** Options in an order of chance; whose a duty is always stands in the same order, as on the map. */
function orderOf({ kind, options }: BankQuestion, chance: Chance): number[] {
  const indexes = Array.from({ length: options }, (_, index) => index)
  return kind === 'matrix' ? indexes : shuffled(indexes, chance)
}
