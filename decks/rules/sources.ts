import type { Content, Problem } from '../read.ts'

type Checked = { file: string; where: string; source: string; verified_on: string | undefined }

function factsOf(content: Content): Checked[] {
  return [
    ...content.services.flatMap(({ file, value }) => [
      ...(value.status
        ? [{ file, where: 'status', source: value.status.source, verified_on: value.verified_on }]
        : []),
      ...value.duties.map(cell => ({
        file,
        where: `duties ${cell.id}`,
        source: cell.source,
        verified_on: cell.verified_on ?? value.verified_on,
      })),
    ]),
    ...content.controls.map(({ id, source, verified_on }) => ({
      ...{ file: 'controls.yaml', where: id },
      ...{ source, verified_on },
    })),
    ...content.topics.flatMap(({ file, value }) =>
      value.notes.map(note => ({
        file,
        where: `notes ${note.id}`,
        source: note.source,
        verified_on: note.verified_on ?? value.verified_on,
      })),
    ),
    ...content.questions.flatMap(({ file, value }) =>
      value.questions.map(question => ({
        file,
        where: `questions ${question.id}`,
        source: question.source,
        verified_on: question.verified_on ?? value.verified_on,
      })),
    ),
  ]
}

/** Facts whose source has no title, or that nobody has dated. `today`: YYYY-MM-DD. */
export function sourceProblems(content: Content, today: string): Problem[] {
  return factsOf(content).flatMap(({ file, where, source, verified_on }) => {
    const problems: Problem[] = []
    if (!(source in content.sources)) {
      problems.push({ file, where, message: `the source ${source} has no title in sources.yaml.` })
    }
    if (verified_on === undefined) {
      problems.push({ file, where, message: 'verified_on is missing, here and at the top of the file.' })
    } else if (Number.isNaN(Date.parse(verified_on))) {
      problems.push({ file, where, message: `verified_on ${verified_on} is no date.` })
    } else if (verified_on > today) {
      problems.push({ file, where, message: `verified_on ${verified_on} lies in the future.` })
    }
    return problems
  })
}
