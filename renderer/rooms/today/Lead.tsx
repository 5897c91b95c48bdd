import { demarc } from '../../app/client.ts'
import { runCommand } from '../../app/commands.ts'
import { useJournal } from '../../app/journal.ts'
import { go } from '../../app/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { counted, timeOfDay } from '../../ui/words.ts'
import { beyondInWords, dateLine, type TodayView, tomorrowInWords } from './headline.ts'

type Props = { view: TodayView; headline: string; start: () => void; choose: () => void }

/** The date, the headline, and the one thing to do now. */
export function Lead({ view, headline, start, choose }: Props) {
  return (
    <header className="today-lead">
      <p className="muted">{dateLine(view)}</p>
      <h1>{headline}</h1>
      {(view.state === 'due' || view.state === 'first_day') && (
        <>
          {view.state === 'first_day' && <Welcome />}
          <div className="today-go">
            <Button look="primary" keys="Space" data-command="today.start" autoFocus onClick={start}>
              Start revising
            </Button>
            <Button look="quiet" onClick={choose}>
              Only some topics
            </Button>
          </div>
        </>
      )}
      {view.state === 'waiting' && <Waiting view={view} />}
      {(view.state === 'done' || view.state === 'nothing_due') && <NothingLeft view={view} />}
      {view.state === 'all_suspended' && <AllSuspended />}
      {view.state === 'no_cards' && <NoCards />}
    </header>
  )
}

function Welcome() {
  return (
    <p className="today-sentence">
      Demarc asks where the line runs between what AWS secures and what you secure, a few minutes a day. You
      look at a question, answer it in your head, and say how well you knew it; the app works out on which day
      you need it again.
    </p>
  )
}

function Waiting({ view }: { view: TodayView }) {
  const cards = counted(view.counts.learning, 'card')
  const isOne = view.counts.learning === 1
  return (
    <>
      <p className="today-sentence">
        {cards} {isOne ? 'is' : 'are'} still being learnt and {isOne ? 'comes' : 'come'} back today
        {view.nextLearningAt === null ? '' : `, from ${timeOfDay(view.nextLearningAt)}`}. Everything else is
        done.
      </p>
      <div className="today-go">
        <Button autoFocus onClick={() => go('review', { ahead: true })}>
          Learn ahead
        </Button>
      </div>
    </>
  )
}

function NothingLeft({ view }: { view: TodayView }) {
  const beyond = beyondInWords(view.beyondLimit)
  return (
    <>
      <p className="today-sentence">
        {view.doneToday > 0 && `${counted(view.doneToday, 'review')} given today. `}
        {tomorrowInWords(view.tomorrow)}
      </p>
      {beyond && (
        <div className="today-go today-go-quiet">
          <Button onClick={() => go('review', { beyond: true })}>Go on</Button>
          <span className="muted">{beyond}</span>
        </div>
      )}
    </>
  )
}

function AllSuspended() {
  const { undo } = useJournal()
  return (
    <>
      <p className="today-sentence">
        A suspended card keeps its history and is not asked until it is unsuspended.{' '}
        {undo ? `The last change was “${undo}”; it can be taken back, and so can those before it.` : null}
      </p>
      <div className="today-go">
        {undo && (
          <Button keys="Ctrl+Z" autoFocus onClick={() => runCommand('app.undo')}>
            Undo
          </Button>
        )}
        <Button onClick={() => void demarc.app.chooseCollection({})}>Choose another collection</Button>
      </div>
    </>
  )
}

function NoCards() {
  return (
    <>
      <p className="today-sentence">This collection holds no card, so there is nothing to revise in it.</p>
      <div className="today-go">
        <Button autoFocus onClick={() => void demarc.app.chooseCollection({})}>
          Choose another collection
        </Button>
      </div>
    </>
  )
}
