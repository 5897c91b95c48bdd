import type { DeckId } from '../../../electron/contract/core.ts'
import type { ExportFormat } from '../../../electron/contract/exchange.ts'
import type { LibraryDeck } from '../../../electron/contract/library.ts'
import { Field } from '../../ui/Field.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { counted } from '../../ui/words.ts'

/** What the user wants to export. */
export type ExportWish = {
  of: 'all' | 'deck' | 'notes'
  deckId: DeckId | null
  format: ExportFormat
  schedule: 'keep' | 'drop'
  plain: boolean
}

const formats: Record<ExportFormat, { label: string; about: string; hasSchedule: boolean }> = {
  apkg: {
    ...{ label: 'Anki package (.apkg)', hasSchedule: true },
    about: 'Notes, cards, pictures and sounds, for Anki, AnkiDroid and others.',
  },
  colpkg: {
    ...{ label: 'Anki collection (.colpkg)', hasSchedule: true },
    about: 'Everything, for another Anki. There it replaces the collection.',
  },
  json: {
    ...{ label: 'Demarc JSON (.json)', hasSchedule: true },
    about: 'Everything, without loss, for another Demarc or a program of your own.',
  },
  demarc: {
    ...{ label: 'Demarc deck (.demarc)', hasSchedule: false },
    about: 'Readable text, for writing decks by hand.',
  },
  md: { label: 'Markdown (.md)', about: 'Readable text, without a schedule.', hasSchedule: false },
  csv: { label: 'Table (.csv)', about: 'For a spreadsheet, without a schedule.', hasSchedule: false },
  tsv: { label: 'Table (.tsv)', about: 'For a spreadsheet, with tabs.', hasSchedule: false },
  txt: {
    ...{ label: 'Anki text (.txt)', hasSchedule: false },
    about: 'For Anki’s own text import, without a schedule.',
  },
}

type Props = {
  wish: ExportWish
  decks: readonly LibraryDeck[]
  /** How many notes were chosen in the library. */
  chosen: number
  onWish: (part: Partial<ExportWish>) => void
}

/** Which notes, in which form, with or without schedule. */
export function ExportOptions({ wish, decks, chosen, onWish }: Props) {
  const { about, hasSchedule } = formats[wish.format]
  const scopes = [
    { value: 'all' as const, label: 'Everything' },
    { value: 'deck' as const, label: 'One deck' },
    ...(chosen > 0 ? [{ value: 'notes' as const, label: counted(chosen, 'selected note') }] : []),
  ]
  return (
    <div className="export-options">
      <Segments
        label="Which notes"
        options={scopes}
        value={wish.of}
        onChange={of => onWish({ of, deckId: wish.deckId ?? decks[0]?.deckId ?? null })}
      />
      {wish.of === 'deck' && (
        <Field label="Deck" about="Its sub-decks go along.">
          {parts => (
            <select
              {...parts}
              className="input"
              value={String(wish.deckId ?? '')}
              onChange={event => {
                const deck = decks.find(one => String(one.deckId) === event.target.value)
                onWish({ deckId: deck?.deckId ?? null })
              }}
            >
              {decks.map(deck => (
                <option key={deck.deckId} value={String(deck.deckId)}>
                  {`${'\u2003'.repeat(deck.depth)}${deck.name}`}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="Format" about={about}>
        {parts => (
          <select
            {...parts}
            className="input"
            value={wish.format}
            onChange={event => onWish({ format: event.target.value as ExportFormat })}
          >
            {Object.entries(formats).map(([format, { label }]) => (
              <option key={format} value={format}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {hasSchedule && (
        <Segments
          label="Schedule and reviews"
          options={[
            { value: 'keep', label: 'Take along' },
            { value: 'drop', label: 'Leave out' },
          ]}
          value={wish.schedule}
          onChange={schedule => onWish({ schedule })}
        />
      )}
      {wish.format === 'apkg' && (
        <Field label="Oldest form" layout="row" about="For programs that read no other, such as Mnemosyne.">
          {parts => (
            <input
              {...parts}
              type="checkbox"
              className="check"
              checked={wish.plain}
              onChange={event => onWish({ plain: event.target.checked })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
