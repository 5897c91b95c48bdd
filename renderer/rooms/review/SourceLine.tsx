import type { ShownCard } from '../../../electron/contract/review.ts'
import { demarc } from '../../app/client.ts'
import { SourceLink } from '../../ui/SourceLink.tsx'
import { checkedMonth } from './answer-words.ts'
import type { ReviewActions } from './review-session.ts'

type Props = { review: ReviewActions; source: ShownCard['source']; wrong: string | null }

/** Where the fact comes from, when that was checked, and the way to say that it is wrong. */
export function SourceLine({ review, source, wrong }: Props) {
  return (
    <p className="source-line">
      {source !== null && (
        <>
          Source:{' '}
          <SourceLink url={source.url} onOpen={url => void demarc.app.openSource({ url })}>
            {source.title}
          </SourceLink>
          {source.checked !== '' && (
            <>
              {' · '}
              <span className="source-checked">checked {checkedMonth(source.checked)}</span>
            </>
          )}
          {' · '}
        </>
      )}
      <button type="button" className="link-button" onClick={() => review.open('report')}>
        {wrong === null ? 'Something wrong?' : 'Reported: change what you wrote'}
      </button>
    </p>
  )
}
