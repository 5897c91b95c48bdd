import { createHash } from 'node:crypto'
import { guidOfNote, optionFields, ownerNames, ownFields } from './fields.ts'
import { guidOfDuty, questionOf } from './generate.ts'
import { toHtml } from './html.ts'
import { noteTypeOf, noteTypes } from './note-types.ts'
import { type Content, readContent, sentenceOf } from './read.ts'
import type * as schema from './schema.ts'
import type {
  BuiltIn,
  BuiltInControls,
  BuiltInDeck,
  BuiltInDuty,
  BuiltInNote,
  BuiltInService,
  NoteKind,
} from './types.ts'

/** The deck that the matrix fills, and the one whose cards come from missed exam questions. */
const servicesDeck = 'services'
const questionsDeck = 'exam'

type Common = {
  guid: string
  kind: NoteKind
  deck: string
  /** Field texts of this kind as the author wrote them, not yet HTML. */
  fields: Record<string, string>
  reason: string
  hint: string | undefined
  context: string
  tags: string[]
  services: string[]
  layer: string | undefined
  source: string
  checked: string
}

/** The official names of services. */
function namesOf(content: Content, ids: string[]): string[] {
  return ids.flatMap(id => content.services.find(({ value }) => value.id === id)?.value.name ?? [])
}

/** The services in the order in which they are learnt: those that decks.yaml puts first, then by name. */
function servicesInOrder(content: Content): schema.ServiceFile[] {
  const first = content.decks.services_first
  const rankOf = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length)
  return content.services
    .map(({ value }) => value)
    .sort((a, b) => rankOf(a.id) - rankOf(b.id) || a.name.localeCompare(b.name, 'en'))
}

function toNote(content: Content, parts: Common): BuiltInNote {
  const type = noteTypeOf(parts.kind)
  // A note about several services has no single stack to stand beside its answer.
  const service = parts.services.length === 1 ? namesOf(content, parts.services)[0] : undefined
  const title = content.sources[parts.source] ?? new URL(parts.source).hostname
  const all: Record<string, string> = {
    ...parts.fields,
    Reason: parts.reason,
    Hint: parts.hint ?? '',
    Context: parts.context,
    Service: service ?? '',
    Layer: content.layers.find(layer => layer.id === parts.layer)?.name ?? '',
    Source: parts.source,
    'Source title': title,
    Checked: parts.checked,
  }
  return {
    guid: parts.guid,
    type: type.name,
    kind: parts.kind,
    deck: parts.deck,
    fields: Object.fromEntries(type.fields.map(name => [name, toHtml(all[name] ?? '')])),
    tags: [...new Set(parts.tags)].sort(),
    services: parts.services,
    layer: parts.layer ?? null,
    source: { url: parts.source, title },
    checked: parts.checked,
  }
}

function placeTags(services: string[], layer: string | undefined): string[] {
  return [...services.map(id => `service::${id}`), ...(layer ? [`layer::${layer}`] : [])]
}

function handWritten(content: Content): BuiltInNote[] {
  return content.topics.flatMap(({ value: topic }) =>
    topic.notes.map(note => {
      const named = note.services.length <= 2 ? namesOf(content, note.services).join(' and ') : ''
      const deck = content.decks.decks.find(one => one.id === topic.deck)
      return toNote(content, {
        guid: guidOfNote(note.id),
        kind: note.type,
        deck: topic.deck,
        fields: ownFields(note),
        reason: note.reason,
        hint: note.hint,
        context: note.context ?? (named || deck?.name || ''),
        tags: [...note.tags, ...placeTags(note.services, note.layer)],
        services: note.services,
        layer: note.layer,
        source: note.source,
        checked: note.verified_on ?? topic.verified_on ?? '',
      })
    }),
  )
}

/** The notes that the matrix gives: one for every cell that is asked. */
function generated(content: Content): BuiltInNote[] {
  return servicesInOrder(content).flatMap(service =>
    service.duties
      .filter(cell => cell.quiz)
      .map(cell => {
        const row = content.responsibilities.rows.find(one => one.id === cell.responsibility)
        const layer = cell.layer ?? row?.layer
        const theme = row?.theme ?? ''
        return toNote(content, {
          guid: guidOfDuty(service.id, cell.id),
          kind: 'whose',
          deck: servicesDeck,
          fields: {
            Question: questionOf(service, cell),
            Duty: cell.duty,
            Owner: ownerNames[cell.owner],
            'AWS part': cell.aws_part ?? '',
            'Customer part': cell.customer_part ?? '',
          },
          reason: cell.reason,
          hint: cell.hint,
          context: `${service.name} · ${content.responsibilities.themes[theme] ?? theme}`,
          tags: [`theme::${theme}`, `tier::${service.tier}`, ...placeTags([service.id], layer)],
          services: [service.id],
          layer,
          source: cell.source,
          checked: cell.verified_on ?? service.verified_on ?? '',
        })
      }),
  )
}

function examQuestions(content: Content): BuiltInNote[] {
  return content.questions.flatMap(({ value: file }) =>
    file.questions.map(question => {
      const guid = guidOfNote(question.id)
      return toNote(content, {
        guid,
        kind: 'exam',
        deck: questionsDeck,
        fields: {
          Question: question.stem,
          ...optionFields(guid, question.options),
          Choose: String(question.choose),
          Domain: String(question.domain),
          Task: question.task,
          Difficulty: String(question.difficulty),
          Tests: question.tests.map(guidOfNote).join(' '),
        },
        reason: question.reason,
        hint: question.hint,
        context: question.context ?? '',
        tags: [...question.tags, `task::${question.task}`, ...placeTags(question.services, question.layer)],
        services: question.services,
        layer: question.layer,
        source: question.source,
        checked: question.verified_on ?? file.verified_on ?? '',
      })
    }),
  )
}

function toService(content: Content, service: schema.ServiceFile): BuiltInService {
  const duties = service.duties.map((cell): BuiltInDuty => {
    const row = content.responsibilities.rows.find(one => one.id === cell.responsibility)
    return {
      id: cell.id,
      guid: cell.quiz ? guidOfDuty(service.id, cell.id) : null,
      responsibility: cell.responsibility,
      duty: cell.duty,
      when: cell.when ?? null,
      owner: cell.owner,
      reason: cell.reason,
      awsPart: cell.aws_part ?? null,
      customerPart: cell.customer_part ?? null,
      layer: cell.layer ?? row?.layer ?? 'platform-and-application',
      source: cell.source,
      checked: cell.verified_on ?? service.verified_on ?? '',
    }
  })
  const { id, name, short, category, tier, summary, status, layers } = service
  return { id, name, short, category, tier, summary, status: status ?? null, layers, duties }
}

function toControls(content: Content): BuiltInControls[] {
  return content.controls.map(({ id, name, definition, source: url, controls }) => ({
    ...{ id, name, definition },
    source: { url, title: content.sources[url] ?? new URL(url).hostname },
    controls: controls.map(({ aws = null, customer = null, ...control }) => ({ ...control, aws, customer })),
  }))
}

/** The root deck, then those of its sub-decks that hold notes. */
function decksOf(content: Content, notes: BuiltInNote[]): BuiltInDeck[] {
  const { root, decks } = content.decks
  const filled = decks.filter(deck => notes.some(note => note.deck === deck.id))
  return [
    { ...root, parent: null, position: 0 },
    ...filled.map((deck, position) => ({ ...deck, parent: root.id, position })),
  ]
}

/** Compiles files that were read: the same files always give the same object. */
export function compileContent(content: Content): BuiltIn {
  const notes = [...handWritten(content), ...generated(content), ...examQuestions(content)]
  const services = servicesInOrder(content).map(service => toService(content, service))
  const rest = {
    decks: decksOf(content, notes),
    noteTypes,
    notes,
    services,
    layers: content.layers,
    controls: toControls(content),
    responsibilities: content.responsibilities.rows,
    sources: content.sources,
  }
  const hash = createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 12)
  return { version: `${content.version}+${hash}`, ...rest }
}

/**
 * Compiles the decks in a folder.
 * @throws Error  naming every file that is not well formed
 */
export function compileDecks(dir: string): BuiltIn {
  const { content, problems } = readContent(dir)
  if (problems.length > 0) throw new Error(problems.map(sentenceOf).join('\n'))
  return compileContent(content)
}
