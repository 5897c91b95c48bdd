import type { Allotment, Plan } from './blueprint.ts'
import { domainName, type ExamShape } from './places.ts'

/** What the banks could not give an exam, in sentences; none where they suffice. */
export function notesOf(exam: ExamShape, plan: Plan, allotment: Allotment): string[] {
  if (allotment.questions >= plan.questions) return standInNote(allotment)
  const short = shortDomains(plan, allotment)
  const notes = []
  if (allotment.leftOut.length > 0) {
    notes.push(`The banks have no questions on ${list(allotment.leftOut.map(one => domainName(exam, one)))}.`)
  }
  for (const { domain, given, wanted } of short) {
    notes.push(`${domainName(exam, domain)}: ${given} of ${wanted} questions.`)
  }
  notes.push(
    `So this exam has ${allotment.questions} questions instead of ${plan.questions}, and ${allotment.minutes} minutes.`,
  )
  return [...notes, ...standInNote(allotment)]
}

function standInNote({ standIns }: Allotment): string[] {
  if (standIns === 0) return []
  const from = standIns === 1 ? 'One question is' : `${standIns} questions are`
  return [`${from} from banks that name no domain.`]
}

/** Domains that give some questions, but fewer than their share. */
function shortDomains(plan: Plan, { byTopic, leftOut }: Allotment) {
  const domains = [...new Set(plan.topics.map(({ domain }) => domain))]
  return domains.flatMap(domain => {
    if (domain === null || leftOut.includes(domain)) return []
    const wanted = plan.topics.reduce((sum, one) => sum + (one.domain === domain ? one.weight : 0), 0)
    const given = plan.topics.reduce(
      (sum, one, at) => sum + (one.domain === domain ? (byTopic[at] ?? 0) : 0),
      0,
    )
    const questions = Math.floor(wanted * plan.questions)
    return given < questions ? [{ domain, given, wanted: questions }] : []
  })
}

/** Names in a row, as a sentence has them; with semicolons where they hold commas of their own. */
export function list(names: readonly string[]): string {
  if (names.length > 1 && names.some(name => name.includes(','))) return names.join('; ')
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
