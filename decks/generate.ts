import { createHash } from 'node:crypto'
import type { Cell, ServiceFile } from './schema.ts'
import { asAct } from './verbs.ts'

/** The guid of a duty's note: independent of the wording and of the cells around it. */
export function guidOfDuty(serviceId: string, cellId: string): string {
  return `demarc:${serviceId}/${cellId}`
}

/** A number that depends on the text alone; used to vary wording without chance. */
export function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0)
}

/** Words that begin a clause of its own, which a place at the end would seem to belong to. */
const clauseWords = /\b(that|which|who|whether|what|when|where|how|so|before|after|until|if|from|by)\b/

/** Whether a place can follow: "who patches the database engine with Amazon RDS", not more than that. */
function isSimple(act: string): boolean {
  return act.split(/\s+/).length <= 6 && !clauseWords.test(act)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Whether a text names the service, by its official name or its short one. */
export function namesService(text: string, service: Pick<ServiceFile, 'name' | 'short'>): boolean {
  return [service.name, service.short].some(name => {
    const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`(^|[^\\w])${plain}(?![\\w])`).test(text)
  })
}

/**
 * The question that asks whose a duty is. Hand-worded where the cell has one; otherwise one of several
 * wordings, chosen by the guid among those that the duty allows, so that the same cell always gets the same.
 */
export function questionOf(service: ServiceFile, cell: Cell): string {
  if (cell.question) return cell.question
  const { duty, when } = cell
  const act = asAct(duty)
  const isNamed = namesService(duty, service)
  const place = `${service.preposition} ${service.name}`
  const before = when ? `${capitalised(place)} ${when}, ` : isNamed ? '' : `${capitalised(place)}, `
  const startOf = (who: string) => (before === '' ? capitalised(who) : `${before}${who}`)
  const wordings = [`${startOf('who')} is responsible for ${duty}?`]
  if (act) wordings.push(`${startOf('who')} ${act}?`, `${startOf('who')} ${act}?`)
  if (act && !when && !isNamed && isSimple(act)) wordings.push(`Who ${act} ${place}?`)
  if (!act && !/,| and | or /.test(duty)) wordings.push(`${startOf('whose')} job is ${duty}?`)
  return wordings[numberOf(guidOfDuty(service.id, cell.id)) % wordings.length] ?? ''
}
