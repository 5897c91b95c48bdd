import { useState } from 'react'
import { demarc } from '../../app/client.ts'
import { useData } from '../../app/data.ts'
import { go } from '../../app/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { counted } from '../../ui/words.ts'
import { CheckRow } from './CheckRow.tsx'
import { type ChoiceDeck, deckIdsOf, isChosen, toggled } from './deck-tree.ts'
import { total } from './headline.ts'
import './choose-topics.css'

type DeckId = ChoiceDeck['deckId']

/** Narrows a session to some topics and services. Nothing ticked means all of them. */
export function ChooseTopics({ onClose }: { onClose: () => void }) {
  const choices = useData(demarc.today.choices, {})
  const [chosen, setChosen] = useState<ReadonlySet<DeckId>>(new Set())
  const [services, setServices] = useState<readonly string[]>([])
  const decks = choices.data?.decks ?? []
  const filter = { deckIds: deckIdsOf(decks, chosen), services: [...services] }
  const counts = useData(demarc.today.countsOf, { filter }, { keepsLast: true, isWanted: choices.isSuccess })
  const cards = counts.data ? total(counts.data) : null
  const hasChoice = filter.deckIds.length + filter.services.length > 0
  const offered = choices.data?.services.filter(service => total(service.counts) > 0) ?? []
  return (
    <Dialog
      title="Only some topics"
      size="wide"
      onClose={onClose}
      actions={
        <>
          {cards === 0 && <span className="muted choose-none">No card is due in this choice.</span>}
          {hasChoice && (
            <Button
              look="quiet"
              onClick={() => {
                setChosen(new Set())
                setServices([])
              }}
            >
              Clear
            </Button>
          )}
          <Button
            type="submit"
            form="choose-form"
            look="primary"
            className="dialog-main"
            aria-live="polite"
            disabled={cards === null || cards === 0}
          >
            {cards === null ? 'Revise' : `Revise ${counted(cards, 'card')}`}
          </Button>
        </>
      }
    >
      {choices.error && <Empty>{choices.error.message}</Empty>}
      <form
        id="choose-form"
        className="choose"
        onSubmit={event => {
          event.preventDefault()
          go('review', { filter: hasChoice ? filter : null })
        }}
      >
        <fieldset>
          <legend>Topics</legend>
          {decks.map((deck, index) => (
            <CheckRow
              key={deck.deckId}
              label={deck.name}
              depth={deck.depth}
              cards={total(deck.counts)}
              state={isChosen(decks, index, chosen)}
              hasFirstFocus={index === 0}
              onToggle={() => setChosen(toggled(decks, index, chosen))}
            />
          ))}
        </fieldset>
        {offered.length > 0 && (
          <fieldset>
            <legend>Services</legend>
            {offered.map(({ service, name, counts: due }) => (
              <CheckRow
                key={service}
                label={name}
                depth={0}
                cards={total(due)}
                state={services.includes(service) ? 'all' : 'none'}
                onToggle={() =>
                  setServices(
                    services.includes(service)
                      ? services.filter(other => other !== service)
                      : [...services, service],
                  )
                }
              />
            ))}
          </fieldset>
        )}
      </form>
    </Dialog>
  )
}
