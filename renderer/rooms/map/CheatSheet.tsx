import { useState } from 'react'
import type { MapService, MapView } from '../../../electron/contract/map.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'
import { stackOf } from './boundary.ts'
import type { MapActions } from './commands.ts'
import { Plates } from './Plates.tsx'
import { SheetTable } from './SheetTable.tsx'
import './cheat-sheet.css'

type Props = { view: MapView; first: readonly MapService[]; actions: MapActions }

/** As many services as fit beside each other on a page. */
const MOST = 8

/** What a sheet begins with, beside the services on the map: one of each kind. */
const usual = ['ec2', 'ecs-ec2', 'fargate', 'lambda', 'rds', 'dynamodb', 's3']

/** One page to take along: the map, the shared controls and some services. */
export function CheatSheet({ view, first, actions }: Props) {
  const [ids, setIds] = useState<readonly string[]>(() =>
    [...new Set([...first.map(({ id }) => id), ...usual])].slice(0, MOST),
  )
  const services = ids.flatMap(id => view.services.find(service => service.id === id) ?? [])
  return (
    <div className="sheet-room">
      <header className="sheet-tools not-on-paper">
        <Button look="quiet" keys="Escape" onClick={() => actions.showSheet(false)}>
          Back to the map
        </Button>
        <Combobox
          label="Add a service"
          choices={view.services
            .filter(({ id }) => !ids.includes(id))
            .map(({ id, name, short }) => ({ value: id, label: name, words: short }))}
          value={null}
          placeholder={ids.length < MOST ? 'Add a service' : 'The page is full'}
          onChoose={id => ids.length < MOST && setIds([...ids, id])}
          isStepped={false}
        />
        <span className="sheet-gap" />
        <Button onClick={() => window.print()}>Print</Button>
        <Button look="primary" keys="Ctrl+S" onClick={actions.savePdf}>
          Save as PDF
        </Button>
      </header>
      <article className="sheet" aria-label="Cheat sheet">
        <header className="sheet-head">
          <h1>Where the line runs</h1>
          <p>
            AWS secures the cloud, the customer what is in it. <Legend />
          </p>
        </header>
        <div className="sheet-body">
          <Model view={view} />
          <SheetTable
            layers={view.layers}
            services={services}
            onRemove={id => setIds(ids.filter(other => other !== id))}
          />
        </div>
        <Plates controls={view.controls} />
        <p className="sheet-foot">
          Demarc. After the AWS shared responsibility model, {view.controls[0]?.source.url}
        </p>
      </article>
    </div>
  )
}

function Legend() {
  return (['customer', 'shared', 'aws'] as const).map(owner => (
    <span key={owner} className={`sheet-legend owner-${owner}`}>
      <OwnerShape owner={owner} /> {ownerName[owner]}
    </span>
  ))
}

/** The stack of the plain case, with what each layer is. */
function Model({ view }: { view: MapView }) {
  const plain = { layers: Object.fromEntries(view.layers.map(({ id, side }) => [id, side])) }
  const { rows, lineAt } = stackOf(view.layers, plain)
  return (
    <section className="sheet-model" aria-label="The model">
      <h2>The model, plain: a virtual machine</h2>
      <ol>
        {rows.map(({ layer, owner }, index) => (
          <li key={layer.id} className={`owner-${owner}`} data-below={index === lineAt || undefined}>
            <OwnerShape owner={owner} />
            <span>
              <b>{layer.name}</b>
              <span className="unseen">, {ownerName[owner]}</span> {layer.examples.join(', ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
