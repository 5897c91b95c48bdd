import { memo } from 'react'
import type { MapControls } from '../../../electron/contract/map.ts'
import { OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'
import './plates.css'

/** What stands above the plates of a kind. */
const headings: Record<MapControls['id'], string> = {
  shared: 'Shared controls: each side has a half',
  inherited: 'Inherited: AWS does all of it',
  'customer-specific': 'Customer-specific: yours alone',
}

const order: readonly MapControls['id'][] = ['shared', 'inherited', 'customer-specific']

/** The controls as plates with the line across: both halves of the shared ones, and beside them those of one side. */
export const Plates = memo(function Plates({ controls }: { controls: readonly MapControls[] }) {
  return (
    <div className="plates">
      {order.map(id => {
        const kind = controls.find(one => one.id === id)
        return (
          kind && (
            <section key={id} className={`plates-${id}`} aria-label={kind.name}>
              <h2 title={kind.definition}>{headings[id]}</h2>
              <div className="plates-row">
                {kind.controls.map(control => (
                  <Plate key={control.id} control={control} />
                ))}
              </div>
            </section>
          )
        )
      })}
    </div>
  )
})

function Plate({ control: { name, aws, customer } }: { control: MapControls['controls'][number] }) {
  return (
    <article className="plate">
      <h3>{name}</h3>
      {customer !== null && <Half owner="customer">{customer}</Half>}
      <div className="plate-line" />
      {aws !== null && <Half owner="aws">{aws}</Half>}
    </article>
  )
}

function Half({ owner, children }: { owner: 'aws' | 'customer'; children: string }) {
  return (
    <p className={`plate-half owner-${owner}`}>
      <OwnerShape owner={owner} />
      <span>
        <span className="unseen">{ownerName[owner]}: </span>
        {children}
      </span>
    </p>
  )
}
