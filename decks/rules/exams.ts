import type { Content, From, Problem } from '../read.ts'
import type { ExamFile } from '../schema.ts'

function sumsToOne(weights: number[]): boolean {
  return Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9
}

function wrongWeights({ domains, pass }: ExamFile): string[] {
  const found: string[] = []
  if (!sumsToOne(domains.map(({ weight }) => weight)))
    found.push('the weights of the domains must add up to 1.')
  for (const { number, topics } of domains) {
    if (topics.length > 0 && !sumsToOne(topics.map(({ weight }) => weight))) {
      found.push(`the weights of the topics of domain ${number} must add up to 1.`)
    }
    for (const { id } of topics.filter(topic => !topic.id.startsWith(`${number}.`))) {
      found.push(`the topic ${id} does not belong to domain ${number}.`)
    }
  }
  if (!(pass.low <= pass.share && pass.share <= pass.high)) {
    found.push('the assumed share to pass must lie within its range.')
  }
  return found
}

function wrongBlueprints({ blueprints, domains }: ExamFile): string[] {
  const known = new Set(domains.flatMap(({ topics }) => topics.map(({ id }) => id)))
  return blueprints.flatMap(blueprint => {
    const found: string[] = []
    const at = `blueprint ${blueprint.id}:`
    if (blueprint.unscored >= blueprint.questions) found.push(`${at} no question would count.`)
    for (const number of blueprint.domains ?? []) {
      if (!domains.some(domain => domain.number === number)) found.push(`${at} there is no domain ${number}.`)
    }
    for (const id of Object.keys(blueprint.topics ?? {})) {
      if (!known.has(id)) found.push(`${at} there is no topic ${id}.`)
    }
    if (blueprint.topics && !sumsToOne(Object.values(blueprint.topics))) {
      found.push(`${at} the weights of its topics must add up to 1.`)
    }
    return found
  })
}

/** What is wrong with the exams: weights that don't add up, domains and topics that aren't there, ids used twice. */
export function examProblems({ exams }: Content): Problem[] {
  const ids = exams.flatMap(({ value }) => value.blueprints.map(({ id }) => id))
  const twice = ({ file, value }: From<ExamFile>) =>
    value.blueprints
      .filter(({ id }) => ids.indexOf(id) !== ids.lastIndexOf(id))
      .map(({ id }) => ({ file, where: id, message: 'the id of this blueprint is used twice.' }))
  return exams.flatMap(exam => [
    ...[...wrongWeights(exam.value), ...wrongBlueprints(exam.value)].map(message => ({
      file: exam.file,
      where: exam.value.code,
      message,
    })),
    ...twice(exam),
  ])
}
