/** What an exam divides itself into; weights 0..1. `builtIn`: topics of the home exam that lie in the domain too. */
export type ExamShape = {
  readonly domains: readonly {
    readonly number: number
    readonly name: string
    readonly weight: number
    readonly topics: readonly { readonly id: string; readonly name: string; readonly weight: number }[]
    readonly builtIn: readonly string[]
  }[]
}

/** Where a question lies in an exam: domain (null: its bank doesn't say) and topic. */
export type Place = { readonly domain: number | null; readonly topic: string }

/** The topic of questions whose bank names no domain. */
export const nameless = 'other'

/** The topic of questions of a domain whose bank names no topic. */
export function topicOfDomain(domain: number): string {
  return `domain-${domain}`
}

/**
 * Where a question lies by what its bank writes.
 * @param domain  a number or a name; '' when the bank says nothing
 * @param task    such as `2.1`; '' when the bank says nothing
 */
export function placeOf(exam: ExamShape, domain: string, task: string): Place {
  const byTask = exam.domains.find(({ topics }) => topics.some(({ id }) => id === task))
  if (byTask) return { domain: byTask.number, topic: task }
  const wanted = domain.trim().toLowerCase()
  const found = exam.domains.find(
    ({ number, name }) =>
      wanted === String(number) ||
      wanted === `domain ${number}` ||
      (wanted !== '' && wanted === name.toLowerCase()),
  )
  return found
    ? { domain: found.number, topic: topicOfDomain(found.number) }
    : { domain: null, topic: nameless }
}

/** Where a question of the home exam lies in another exam; null when nowhere. */
export function placeOfBuiltIn(exam: ExamShape, task: string): Place | null {
  const domain = exam.domains.find(({ builtIn }) => builtIn.includes(task))
  return domain ? { domain: domain.number, topic: topicOfDomain(domain.number) } : null
}

/** What a topic is called. */
export function topicName(exam: ExamShape, topic: string): string {
  if (topic === nameless) return 'No domain given'
  for (const { number, name, topics } of exam.domains) {
    if (topic === topicOfDomain(number)) return name
    const found = topics.find(({ id }) => id === topic)
    if (found) return found.name
  }
  return topic
}

export function domainName(exam: ExamShape, domain: number | null): string {
  return exam.domains.find(({ number }) => number === domain)?.name ?? 'No domain given'
}
