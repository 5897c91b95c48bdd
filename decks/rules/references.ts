import type { Content, Problem } from '../read.ts'

/** Ids that are used twice, each reported once. */
function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
}

function duplicateIds(content: Content): Problem[] {
  const problems: Problem[] = []
  const seen = new Map<string, string>()
  const once = (id: string, file: string, where: string) => {
    const first = seen.get(id)
    if (first) problems.push({ file, where, message: `the id ${id} is already used in ${first}.` })
    else seen.set(id, file)
  }
  for (const { file, value } of content.topics) {
    for (const note of value.notes) once(note.id, file, `notes ${note.id}`)
  }
  for (const { file, value } of content.questions) {
    for (const question of value.questions) once(question.id, file, `questions ${question.id}`)
  }
  for (const { file, value } of content.services) {
    for (const id of repeated(value.duties.map(cell => cell.id))) {
      problems.push({ file, where: `duties ${id}`, message: `the id ${id} is used twice in this service.` })
    }
  }
  const lists: [string, string[]][] = [
    ['decks.yaml', content.decks.decks.map(deck => deck.id)],
    ['layers.yaml', content.layers.map(layer => layer.id)],
    ['responsibilities.yaml', content.responsibilities.rows.map(row => row.id)],
  ]
  for (const [file, ids] of lists) {
    for (const id of repeated(ids)) problems.push({ file, where: id, message: `the id ${id} is used twice.` })
  }
  return problems
}

/** Ids that occur twice, and ids that refer to nothing. */
export function referenceProblems(content: Content): Problem[] {
  const problems = duplicateIds(content)
  const decks = new Set(content.decks.decks.map(deck => deck.id))
  const services = new Set(content.services.map(({ value }) => value.id))
  const rows = new Set(content.responsibilities.rows.map(row => row.id))
  const tags = new Set(
    Object.entries(content.tags).flatMap(([prefix, ids]) => Object.keys(ids).map(id => `${prefix}::${id}`)),
  )
  const notes = new Set([
    ...content.topics.flatMap(({ value }) => value.notes.map(note => note.id)),
    ...content.services.flatMap(({ value }) => value.duties.map(cell => `${value.id}/${cell.id}`)),
  ])
  const unknown = (file: string, where: string, what: string, id: string, list: string) =>
    problems.push({ file, where, message: `${what} ${id} is not known; see ${list}.` })
  const common = (file: string, where: string, given: { services: string[]; tags: string[] }) => {
    for (const id of given.services) {
      if (!services.has(id)) unknown(file, where, 'the service', id, 'services/')
    }
    for (const tag of given.tags) if (!tags.has(tag)) unknown(file, where, 'the tag', tag, 'tags.yaml')
  }

  for (const row of content.responsibilities.rows) {
    if (!(row.theme in content.responsibilities.themes)) {
      unknown('responsibilities.yaml', row.id, 'the theme', row.theme, 'its list of themes')
    }
  }
  for (const { file, value } of content.services) {
    for (const cell of value.duties) {
      if (rows.has(cell.responsibility)) continue
      unknown(file, `duties ${cell.id}`, 'the responsibility', cell.responsibility, 'responsibilities.yaml')
    }
  }
  for (const { file, value } of content.topics) {
    if (!decks.has(value.deck)) unknown(file, 'deck', 'the deck', value.deck, 'decks.yaml')
    for (const note of value.notes) common(file, `notes ${note.id}`, note)
  }
  for (const { file, value } of content.questions) {
    for (const question of value.questions) {
      const where = `questions ${question.id}`
      common(file, where, question)
      for (const id of question.tests) if (!notes.has(id)) unknown(file, where, 'the note', id, 'topics/')
    }
  }
  return problems
}
