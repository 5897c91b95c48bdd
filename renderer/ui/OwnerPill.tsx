import './owner.css'

/** Who a duty belongs to; `shared`: both have a part. */
export type Owner = 'aws' | 'customer' | 'shared'

/** The word for an owner, as it stands on screen. */
export const ownerName: Record<Owner, string> = { aws: 'AWS', customer: 'Customer', shared: 'Shared' }

/** The shape of an owner: a circle for the customer, a square for AWS, a diamond for both. */
export function OwnerShape({ owner }: { owner: Owner }) {
  return (
    <svg className={`owner-shape owner-${owner}`} viewBox="0 0 10 10" aria-hidden="true">
      {owner === 'customer' && <circle cx="5" cy="5" r="4.5" />}
      {owner === 'aws' && <rect x="1" y="1" width="8" height="8" />}
      {owner === 'shared' && <path d="M5 0 10 5 5 10 0 5z" />}
    </svg>
  )
}

/** Whose a duty is: colour, shape and word together. `children` replaces the word, such as `you: AWS`. */
export function OwnerPill({ owner, children }: { owner: Owner; children?: React.ReactNode }) {
  return (
    <span className={`owner-pill owner-${owner}`}>
      <OwnerShape owner={owner} />
      {children ?? ownerName[owner]}
    </span>
  )
}
