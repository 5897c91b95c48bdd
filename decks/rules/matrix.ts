import type { Content, Problem } from '../read.ts'
import type { Cell, Owner, ServiceFile } from '../schema.ts'

const ownerWords: Record<Owner, string> = { aws: 'AWS', customer: 'the customer', shared: 'both' }

type Parts = { owner: Owner; aws_part?: string | undefined; customer_part?: string | undefined }

/** What is wrong with the two halves; null when they are as the owner requires. */
function halvesProblem({ owner, aws_part, customer_part }: Parts): string | null {
  if (owner === 'shared' && !(aws_part && customer_part)) {
    return 'the owner is shared, so aws_part and customer_part are both required.'
  }
  if (owner !== 'shared' && (aws_part || customer_part)) {
    return 'aws_part and customer_part are given only when the owner is shared.'
  }
  return null
}

function contradictions(file: string, service: ServiceFile, layerOf: (cell: Cell) => string): Problem[] {
  const problems: Problem[] = []
  const first = new Map<string, Cell>()
  for (const cell of service.duties) {
    const where = `duties ${cell.id}`
    const key = `${cell.responsibility} ${cell.when ?? ''}`
    const other = first.get(key)
    if (!other) first.set(key, cell)
    else if (other.owner !== cell.owner) {
      problems.push({
        file,
        where,
        message:
          `${cell.responsibility} is given to ${ownerWords[cell.owner]}, ` +
          `but to ${ownerWords[other.owner]} in ${other.id}; use another responsibility, or when.`,
      })
    }
    const layer = layerOf(cell)
    const side = service.layers[layer as keyof ServiceFile['layers']]
    if (side && side !== 'shared' && side !== cell.owner) {
      problems.push({
        file,
        where,
        message:
          `the duty is given to ${ownerWords[cell.owner]}, ` +
          `but its layer ${layer} to ${ownerWords[side]} alone.`,
      })
    }
  }
  return problems
}

/** Cells that disagree with each other or with their layer, halves that are missing, cells left out without a reason. */
export function matrixProblems(content: Content): Problem[] {
  const rows = new Map(content.responsibilities.rows.map(row => [row.id, row]))
  const layerOf = (cell: Cell) => cell.layer ?? rows.get(cell.responsibility)?.layer ?? ''
  const services = content.services.flatMap(({ file, value }) => [
    ...contradictions(file, value, layerOf),
    ...value.duties.flatMap((cell): Problem[] => {
      const where = `duties ${cell.id}`
      const halves = halvesProblem(cell)
      const problems: Problem[] = halves ? [{ file, where, message: halves }] : []
      if (!cell.quiz && !cell.quiz_why) {
        problems.push({ file, where, message: 'quiz is false, so quiz_why has to say why.' })
      }
      if (!/^[a-z]/.test(cell.duty) || cell.duty.endsWith('.')) {
        problems.push({ file, where, message: 'a duty begins in lower case and ends without a full stop.' })
      }
      return problems
    }),
  ])
  const notes = content.topics.flatMap(({ file, value }) =>
    value.notes.flatMap((note): Problem[] => {
      const halves = note.type === 'whose' ? halvesProblem(note) : null
      return halves ? [{ file, where: `notes ${note.id}`, message: halves }] : []
    }),
  )
  return [...services, ...notes]
}
