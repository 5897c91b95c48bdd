import type { CardId } from '../../../electron/contract/core.ts'
import type { CardInfo } from '../../../electron/contract/review.ts'
import { demarc } from '../../app/client.ts'
import { now } from '../../app/clock.ts'
import { useData } from '../../app/data.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { deckWords } from '../../ui/words.ts'
import { figuresOf } from './card-figures.ts'
import { HistoryTable } from './HistoryTable.tsx'
import { RetrievabilityCurve } from './RetrievabilityCurve.tsx'
import './dialogs.css'

/** All that is known of a card: its memory, how it fades, and every grade it was given. */
export function CardInfoDialog({ cardId, onClose }: { cardId: CardId; onClose: () => void }) {
  const info = useData(demarc.review.cardInfo, { cardId })
  return (
    <Dialog title="Card info" size="wide" onClose={onClose}>
      {info.error && <p role="alert">{info.error.message}</p>}
      {info.data === undefined && !info.error && <Skeleton height="24rem" />}
      {info.data !== undefined && <Known info={info.data} />}
    </Dialog>
  )
}

function Known({ info }: { info: CardInfo }) {
  return (
    <div className="card-info">
      <dl className="figures">
        {figuresOf(info, now()).map(({ name, value, about }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {about !== undefined && <dd className="small">{about}</dd>}
          </div>
        ))}
      </dl>
      <section aria-labelledby="curve-title">
        <h3 id="curve-title">How it is remembered</h3>
        <RetrievabilityCurve info={info} now={now()} />
      </section>
      <section aria-labelledby="history-title">
        <h3 id="history-title">History</h3>
        <HistoryTable history={info.history} />
      </section>
      <p className="small card-origin">
        {deckWords(info.deck)} · {info.noteType}, {info.template} · {info.guid}
      </p>
    </div>
  )
}
