import type { Owner } from './bank.ts'
import { whoseOf } from './reading.ts'
import type { Answered } from './sheet.ts'

/** How often a duty of one side was given to each; `none`: not answered. */
export type Said = { aws: number; customer: number; shared: number; none: number }
/** Rows: whose it was. */
export type Confusion = Record<Owner, Said>

export type ServiceConfusion = { service: string; right: number; asked: number; confusion: Confusion }

/** Who was taken for whom, over all questions of whose a duty is and by service; null without such questions. */
export function confusionOf(
  sheet: readonly Answered[],
): { all: Confusion; services: ServiceConfusion[]; sentence: string } | null {
  const all = emptyConfusion()
  const services = new Map<string, ServiceConfusion>()
  let asked = 0
  for (const answered of sheet) {
    const whose = whoseOf(answered)
    if (whose === null) continue
    const name = answered.question.service || 'Several services'
    const service = services.get(name) ?? { service: name, right: 0, asked: 0, confusion: emptyConfusion() }
    services.set(name, service)
    const said = whose.said ?? 'none'
    all[whose.right][said] += 1
    service.confusion[whose.right][said] += 1
    service.asked += 1
    if (said === whose.right) service.right += 1
    asked += 1
  }
  if (asked === 0) return null
  const misses = ({ asked: of, right }: ServiceConfusion) => of - right
  return {
    all,
    services: [...services.values()].sort(
      (one, other) => misses(other) - misses(one) || one.service.localeCompare(other.service, 'en'),
    ),
    sentence: sentenceOf(all),
  }
}

function emptyConfusion(): Confusion {
  const row = (): Said => ({ aws: 0, customer: 0, shared: 0, none: 0 })
  return { aws: row(), customer: row(), shared: row() }
}

const duties: Record<Owner, string> = { aws: 'AWS’s', customer: 'the customer’s', shared: 'shared' }

/** The confusion that came most often, in words. */
function sentenceOf(all: Confusion): string {
  const owners: readonly Owner[] = ['aws', 'customer', 'shared']
  const mixed = owners
    .flatMap(right =>
      owners.filter(said => said !== right).map(said => ({ right, said, times: all[right][said] })),
    )
    .sort((one, other) => other.times - one.times)
  const [most] = mixed
  if (most === undefined || most.times === 0) return 'No duty was taken for another side’s.'
  const count = ['Once', 'Twice'][most.times - 1] ?? `${most.times} times`
  return `${count} a duty that is ${duties[most.right]} was taken for ${most.said === 'shared' ? 'a shared one' : duties[most.said]}.`
}
