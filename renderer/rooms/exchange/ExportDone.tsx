import type { Gives } from '../../../electron/contract/contract.ts'
import { demarc } from '../../app/client.ts'
import { go } from '../../app/navigation.ts'
import { toast } from '../../app/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { counted, size } from '../../ui/words.ts'

type Props = { written: Gives<'exchange.export'>; onAgain: () => void }

/** Where an export went, and what it holds. */
export function ExportDone({ written, onAgain }: Props) {
  const { file, format, notes, cards, reviews, media, bytes } = written
  const show = async () => {
    if (!(await demarc.exchange.showFile({ file }))) toast('The file is no longer where it was written.')
  }
  return (
    <div className="exchange">
      <header>
        <p className="muted">Exported · {format}</p>
        <h1>{counted(notes, 'note')} written</h1>
        <p className="exchange-sentence exchange-file">{file}</p>
        <p className="small">
          {counted(cards, 'card')}, {counted(reviews, 'review')}, {counted(media, 'file')} · {size(bytes)}
        </p>
        <div className="exchange-go">
          <Button look="primary" onClick={() => void show()}>
            Show in folder
          </Button>
          <Button look="quiet" onClick={() => go('library')}>
            Go to Library
          </Button>
          <Button look="quiet" onClick={onAgain}>
            Export something else
          </Button>
        </div>
      </header>
    </div>
  )
}
