import type { MapService, MapView } from '../../../electron/contract/map.ts'
import { Button } from '../../ui/Button.tsx'
import { type Choice, Combobox } from '../../ui/Combobox.tsx'
import { choose } from './chosen.ts'
import type { MapActions } from './commands.ts'
import { comparisonOf } from './comparison.ts'

type Props = {
  view: MapView
  service: MapService
  against: MapService | undefined
  actions: MapActions
  isTinted: boolean
}

/** The comparisons that teach most, to begin with. */
const examples = [
  { service: 's3', against: 'ec2', label: 'S3 against EC2' },
  { service: 'rds', against: 'ec2', label: 'RDS against EC2 with a database' },
]

/** Which service is shown, what is to be said about it, and what can be done. */
export function Head({ view, service, against, actions, isTinted }: Props) {
  const choices = view.services.map(choiceOf)
  return (
    <header className="map-head">
      <h1>
        {service.name}
        {against && (
          <>
            {' '}
            <span className="map-against">against</span> {against.name}
          </>
        )}
      </h1>
      <div className="map-tools">
        <Combobox
          label="Service"
          choices={choices}
          value={service.id}
          placeholder="Service"
          keys="/"
          onChoose={id => choose({ service: id })}
        />
        <Combobox
          label="Compare with"
          choices={choices.filter(({ value }) => value !== service.id)}
          value={against?.id ?? null}
          placeholder="Compare with"
          keys="V"
          onChoose={id => choose({ against: id })}
        />
        <Button keys="D" onClick={actions.sort}>
          Sort ten duties
        </Button>
      </div>
      <p className="map-lead muted" aria-live="polite">
        {against ? comparisonOf(view.layers, service, against) : service.summary}
      </p>
      <div className="map-more">
        {against ? (
          <>
            <Button look="quiet" keys="X" onClick={actions.swap}>
              Swap
            </Button>
            <Button look="quiet" keys="Escape" onClick={actions.endComparison}>
              End the comparison
            </Button>
          </>
        ) : (
          examples.map(example => (
            <Button key={example.label} look="quiet" onClick={() => choose(example)}>
              {example.label}
            </Button>
          ))
        )}
        <span className="map-gap" />
        <Button look="quiet" keys="M" onClick={actions.sortMix}>
          Sort what is due
        </Button>
        <Button look="quiet" keys="F" aria-pressed={isTinted} onClick={actions.tint}>
          What am I forgetting?
        </Button>
        <Button look="quiet" keys="P" onClick={() => actions.showSheet(true)}>
          Cheat sheet
        </Button>
      </div>
      {isTinted && (
        <p className="map-legend small">
          The more ink in a layer, the more of it is being forgotten; the figure is what you would recall now.
        </p>
      )}
    </header>
  )
}

function choiceOf({ id, name, short, category }: MapService): Choice {
  return { value: id, label: name, hint: category.replaceAll('-', ' '), words: short }
}
