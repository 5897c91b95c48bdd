import type { BankQuestion } from './bank.ts'
import type { Plan, PlannedTopic } from './blueprint.ts'
import { type ExamShape, topicOfDomain } from './places.ts'

/** A kind of mock exam as the decks describe it; `topics` null: those of its domains. Shares 0..1. */
export type BlueprintShape = {
  readonly questions: number
  readonly unscored: number
  readonly minutes: number
  readonly multipleResponse: number
  readonly matrix: number
  readonly domains: readonly number[]
  readonly topics: Readonly<Record<string, number>> | null
}

/** What an exam of a kind is to be. The bank says only what part of a domain's questions name no topic. */
export function planOf(exam: ExamShape, blueprint: BlueprintShape, bank: readonly BankQuestion[]): Plan {
  const { questions, unscored, minutes, multipleResponse, matrix } = blueprint
  const topics = blueprint.topics
    ? namedTopics(exam, blueprint.topics)
    : blueprint.domains.flatMap(number => topicsOf(exam, number, blueprint.domains, bank))
  return { questions, unscored, minutes, multipleResponse, matrix, topics }
}

function namedTopics(exam: ExamShape, weights: Readonly<Record<string, number>>): PlannedTopic[] {
  return Object.entries(weights).map(([id, weight]) => ({
    id,
    weight,
    domain: exam.domains.find(({ topics }) => topics.some(topic => topic.id === id))?.number ?? null,
  }))
}

/**
 * The topics of a domain: each by its weight, and the questions that name none by how many of the domain's they
 * are, so that a bank that knows only domains is drawn from as well.
 */
function topicsOf(
  exam: ExamShape,
  number: number,
  among: readonly number[],
  bank: readonly BankQuestion[],
): PlannedTopic[] {
  const domain = exam.domains.find(one => one.number === number)
  if (domain === undefined) return []
  const total = exam.domains
    .filter(one => among.includes(one.number))
    .reduce((sum, { weight }) => sum + weight, 0)
  const own = bank.filter(question => question.domain === number)
  const unnamed = own.filter(({ topic }) => topic === topicOfDomain(number)).length
  const rest = domain.topics.length === 0 ? 1 : own.length === 0 ? 0 : unnamed / own.length
  const weight = domain.weight / total
  return [
    ...domain.topics.map(topic => ({
      id: topic.id,
      domain: number,
      weight: weight * topic.weight * (1 - rest),
    })),
    { id: topicOfDomain(number), domain: number, weight: weight * rest },
  ]
}
