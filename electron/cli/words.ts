import { parseArgs } from 'node:util'
import { Refused } from '../contract/refused.ts'

/** The commands there are, with the words each takes beside `--collection FILE` and `--json`. */
const commands = {
  info: { options: [], places: 0 },
  due: { options: ['on', 'deck'], places: 0 },
  answer: { options: ['card', 'grade', 'at'], places: 0 },
  undo: { options: [], places: 0 },
  show: { options: ['note', 'card'], places: 0 },
  check: { options: [], places: 0 },
  backup: { options: [], places: 1 },
  restore: { options: [], places: 1 },
  export: { options: ['deck', 'schedule', 'plain'], places: 1 },
  import: { options: ['deck', 'schedule', 'header', 'dry-run'], places: 1 },
} as const
export type CommandName = keyof typeof commands

export const usage = `Usage: npm run --silent demarc -- COMMAND --collection FILE [--json]

  info                                     what the collection holds; makes a missing one
  due [--on YYYY-MM-DD] [--deck NAME]      what Today would give
  answer --card ID --grade 1..4 [--at ISO-TIME]
                                           grades a card: 1 again, 2 hard, 3 good, 4 easy
  undo                                     takes the last change back
  show --note GUID | --card ID             a note, its cards and their reviews
  check                                    looks for damage and puts right what can be derived
  backup DIR                               writes a copy of the collection into a folder
  restore FILE                             puts a backup in the collection's place
  export FILE [--deck NAME] [--schedule keep|drop] [--plain]
                                           writes notes to a file; its ending says in what form
  import FILE [--deck NAME] [--schedule keep|drop] [--header auto|yes|no] [--dry-run]
                                           brings a deck in; makes a missing collection`

/** A command line as it was understood. */
export type Words = {
  command: CommandName
  collection: string
  isJson: boolean
  options: Partial<Record<'on' | 'deck' | 'card' | 'grade' | 'at' | 'note' | 'schedule' | 'header', string>>
  isPlain: boolean
  isDryRun: boolean
  /** What stands after the command, such as the file to restore. */
  place: string | null
}

const text = { type: 'string' } as const

/** @throws Refused `arguments_invalid` with the word at fault as its place */
export function wordsOf(argv: readonly string[]): Words {
  const { values, positionals } = parsed(argv)
  const [command, ...places] = positionals
  if (command === undefined) throw misused('Say which command is meant.', null)
  if (!isCommand(command)) throw misused(`There is no command named ${command}.`, command)
  const spec = commands[command]
  const { collection, json, plain = false, 'dry-run': isDryRun = false, ...options } = values
  const flags = [...(plain ? ['plain'] : []), ...(isDryRun ? ['dry-run'] : [])]
  for (const name of [...Object.keys(options), ...flags]) {
    if (!spec.options.some(option => option === name)) {
      throw misused(`The command ${command} takes no --${name}.`, `--${name}`)
    }
  }
  if (places.length > spec.places)
    throw misused(`The word ${places[spec.places]} is one too many.`, places[spec.places] ?? null)
  if (places.length < spec.places) {
    throw misused(`The command ${command} needs a ${command === 'backup' ? 'folder' : 'file'}.`, command)
  }
  if (collection === undefined || collection === '') {
    throw misused('Say which collection is meant, with --collection FILE.', '--collection')
  }
  const isJson = json === true
  return { command, collection, isJson, isPlain: plain, isDryRun, options, place: places[0] ?? null }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        collection: text,
        json: { type: 'boolean' },
        on: text,
        deck: text,
        card: text,
        grade: text,
        at: text,
        note: text,
        schedule: text,
        plain: { type: 'boolean' },
        header: text,
        'dry-run': { type: 'boolean' },
      },
    })
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)
    throw misused(`${sentence.replace(/\.$/, '')}.`, /'(-[^' ]*)/.exec(sentence)?.[1] ?? null)
  }
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word)
}

/** A refusal of the words themselves; the usage is shown with it. */
export function misused(sentence: string, where: string | null): Refused {
  return new Refused('arguments_invalid', sentence, where)
}

/** The first of the values unless another was given. */
export function oneOf<const V extends readonly [string, ...string[]]>(
  { options }: Words,
  name: 'schedule' | 'header',
  values: V,
): V[number] {
  const given = options[name] ?? values[0]
  const value = values.find(one => one === given)
  if (value !== undefined) return value
  throw misused(`--${name} takes ${values.join(', ')}, and ${given} is none of them.`, `--${name}`)
}
