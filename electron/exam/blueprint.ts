import { apportioned } from './apportion.ts'
import type { BankQuestion } from './bank.ts'

/** A topic of an exam: its share of the exam, 0..1, and the domain it lies in; null for questions without one. */
export type PlannedTopic = { readonly id: string; readonly domain: number | null; readonly weight: number }

/** What an exam is to be, whatever the banks hold. Shares 0..1. */
export type Plan = {
  readonly questions: number
  /** How many of them do not count. */
  readonly unscored: number
  readonly minutes: number
  readonly multipleResponse: number
  readonly matrix: number
  readonly topics: readonly PlannedTopic[]
}

/** How many questions of each topic an exam takes, in the plan's order, and what the banks can't give. */
export type Allotment = {
  readonly questions: number
  readonly unscored: number
  readonly minutes: number
  readonly byTopic: readonly number[]
  /** Questions that stand in for missing ones and name no domain. */
  readonly standIns: number
  /** Domains that have a share in the plan and no question. */
  readonly leftOut: readonly number[]
}

/**
 * Fits a plan to the banks. Every domain, and every topic in it, gets its share rounded down or up where the banks
 * suffice. A topic that is short is made up by the others of its domain; a domain that is short is not made up, but
 * by questions that name no domain: the exam is shorter then, its unscored part and its time in proportion.
 *
 * @param available  how many questions each topic has, in the plan's order
 * @param nameless   how many name no domain
 */
export function allotmentOf(plan: Plan, available: readonly number[], nameless: number): Allotment {
  const domains = [...new Set(plan.topics.map(({ domain }) => domain))]
  const topicsIn = (domain: number | null) =>
    plan.topics.flatMap((topic, index) =>
      topic.domain === domain ? [{ ...topic, index, cap: available[index] ?? 0 }] : [],
    )
  const weightOf = (domain: number | null) => topicsIn(domain).reduce((sum, { weight }) => sum + weight, 0)
  const wanted = apportioned(
    plan.questions,
    domains.map(domain => ({ weight: weightOf(domain), cap: plan.questions })),
  )
  const byTopic = plan.topics.map(() => 0)
  for (const [at, domain] of domains.entries()) {
    const topics = topicsIn(domain)
    const floors = topics.map(({ weight, cap }) => Math.min(Math.floor(plan.questions * weight + 1e-9), cap))
    const rest = (wanted[at] ?? 0) - floors.reduce((sum, floor) => sum + floor, 0)
    // The rest by what the whole shares left over, so that no topic is rounded twice.
    const parts = topics.map(({ weight, cap }, index) => ({
      weight: plan.questions * weight - (floors[index] ?? 0),
      cap: cap - (floors[index] ?? 0),
    }))
    const more = apportionedOnce(rest, parts)
    for (const [index, topic] of topics.entries()) {
      byTopic[topic.index] = (floors[index] ?? 0) + (more[index] ?? 0)
    }
  }
  const found = byTopic.reduce((sum, count) => sum + count, 0)
  const standIns = Math.min(plan.questions - found, nameless)
  const questions = found + standIns
  const share = questions / plan.questions
  const countIn = (domain: number) =>
    topicsIn(domain).reduce((sum, { index }) => sum + (byTopic[index] ?? 0), 0)
  return {
    questions,
    unscored: Math.round(plan.unscored * share),
    minutes: Math.ceil(plan.minutes * share),
    byTopic,
    standIns,
    leftOut: domains.flatMap(domain =>
      domain !== null && weightOf(domain) > 0 && countIn(domain) === 0 ? [domain] : [],
    ),
  }
}

/** One each to the parts with the most left over; what is then still left, by the parts' weights. */
function apportionedOnce(count: number, parts: readonly { weight: number; cap: number }[]): number[] {
  const given = parts.map(() => 0)
  const byLeftOver = parts
    .map((part, index) => ({ ...part, index }))
    .filter(({ weight, cap }) => weight > 1e-9 && cap > 0)
    .sort((one, other) => other.weight - one.weight || one.index - other.index)
  for (const { index } of byLeftOver.slice(0, count)) given[index] = 1
  const left = count - Math.min(count, byLeftOver.length)
  const more = apportioned(
    left,
    parts.map(({ weight, cap }, index) => ({ weight: weight + 1, cap: cap - (given[index] ?? 0) })),
  )
  return given.map((one, index) => one + (more[index] ?? 0))
}

/** A plan without weights of its own: every topic by how many questions it has. For exams the user puts together. */
export function planOver(
  bank: readonly BankQuestion[],
  { questions, minutes }: { questions: number; minutes: number },
): Plan {
  const topics = [...new Set(bank.map(({ topic }) => topic))].sort()
  const drawn = Math.min(questions, bank.length)
  return {
    questions: drawn,
    unscored: 0,
    minutes: Math.ceil((minutes * drawn) / questions),
    multipleResponse: shareOf(bank, question => question.choose > 1),
    matrix: shareOf(bank, question => question.kind === 'matrix'),
    topics: topics.map(id => ({ id, domain: 0, weight: shareOf(bank, question => question.topic === id) })),
  }
}

function shareOf(bank: readonly BankQuestion[], isIn: (question: BankQuestion) => boolean): number {
  return bank.length === 0 ? 0 : bank.filter(isIn).length / bank.length
}
