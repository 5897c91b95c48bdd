import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { noteTypes } from '../../../../decks/note-types.ts'
import { readContent } from '../../../../decks/read.ts'
import { keysOf, lists } from '../../../../electron/exchange/demarc-text/keys.ts'
import { isOurKind } from '../../../../electron/exchange/demarc-text/our-types.ts'
import { readDemarcText } from '../../../../electron/exchange/demarc-text/read-demarc-text.ts'
import { filledFields } from '../support/exams.ts'
import { aFile, aFolder, keptOf } from '../support/texts.ts'

const root = resolve(import.meta.dirname, '../../../..')
const page = readFileSync(`${root}/docs/deck-format.md`, 'utf8')
const section = /## A deck of your own\n([\s\S]*?)\n## /.exec(page)?.[1] ?? ''
const example = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? ''
const read = () => readDemarcText(aFile('Filters.demarc', example), aFolder())

test('the deck on the page can be imported as it stands, a note of every type', async () => {
  const pack = await read()
  expect(pack.decks.map(({ name }) => name)).toEqual(['Networking::Filters'])
  expect(keptOf(pack).map(({ type }) => type)).toEqual(
    noteTypes.filter(({ kind }) => kind !== 'exam').map(({ name }) => name),
  )
  expect(keptOf(pack).every(({ guid }) => guid?.startsWith('demarc:ada-'))).toBe(true)
})

test('its service and layer are names that the app knows', async () => {
  const named = filledFields(await read()).find(fields => fields.Service)
  const { content } = readContent(`${root}/decks`)
  expect(content.services.map(({ value }) => value.name)).toContain(named?.Service)
  expect(content.layers.map(({ name }) => name)).toContain(named?.Layer)
})

test('every key that is read is on the page', () => {
  const kinds = noteTypes.flatMap(({ kind }) => (isOurKind(kind) ? [kind] : []))
  const keys = kinds.flatMap(kind => [...keysOf(kind).map(([key]) => key), lists[kind]?.key ?? []].flat())
  for (const key of new Set(keys)) expect(page, key).toContain(`\`${key}\``)
})
