import type { Option, Owner } from './bank.ts'

/** What a note says that asks whose a duty is. Texts are HTML. */
export type Whose = {
  readonly owner: Owner
  readonly reason: string
  readonly awsPart: string
  readonly customerPart: string
}

const names: Record<Owner, string> = {
  aws: 'AWS',
  customer: 'The customer',
  shared: 'AWS and the customer, each in part',
}

/** The three sides as the options of a question with one right answer, each with its reason. */
export function ownerOptions(whose: Whose): Option[] {
  const owners: readonly Owner[] = ['aws', 'customer', 'shared']
  return owners.map(owner => ({
    html: names[owner],
    why: whyOf(owner, whose),
    isRight: owner === whose.owner,
    owner,
  }))
}

function whyOf(option: Owner, { owner, reason, awsPart, customerPart }: Whose): string {
  if (option === owner) {
    if (owner !== 'shared') return reason
    return [awsPart && `AWS: ${awsPart}`, customerPart && `Customer: ${customerPart}`]
      .filter(Boolean)
      .join(' ')
  }
  if (owner === 'shared') {
    const [other, part] = option === 'aws' ? ['the customer', customerPart] : ['AWS', awsPart]
    return `Not alone: ${other} has a part too. ${part}`.trim()
  }
  const whole = owner === 'aws' ? 'This is AWS’s' : 'This is the customer’s'
  return option === 'shared'
    ? `${whole} alone.`
    : `${whole}, not ${option === 'aws' ? 'AWS’s' : 'the customer’s'}.`
}
