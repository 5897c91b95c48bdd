/** Who a duty belongs to; `shared`: both have a part. */
export type Owner = 'aws' | 'customer' | 'shared'

/** How the app shows a note. Every built-in note type has one. */
export type NoteKind = 'basic' | 'reversed' | 'cloze' | 'typed' | 'choice' | 'whose' | 'error' | 'exam'

/** A deck of the built-in content; `id` is stable, `position` counts from 0 among its siblings. */
export type BuiltInDeck = {
  id: string
  name: string
  parent: string | null
  about: string
  position: number
}

/** A note type as Anki knows it: fields in order and templates in Anki's language; one card a template. */
export type BuiltInNoteType = {
  id: string
  name: string
  kind: NoteKind
  fields: string[]
  templates: { name: string; front: string; back: string }[]
  css: string
  isCloze: boolean
  /** Index of the field that lists are sorted by. */
  sortField: number
}

/** A note. `fields` holds HTML by field name, every field of the type, empty ones too. */
export type BuiltInNote = {
  /** Stable: independent of the wording. */
  guid: string
  /** Name of its note type. */
  type: string
  kind: NoteKind
  /** Id of its deck. */
  deck: string
  fields: Record<string, string>
  tags: string[]
  /** Ids of services; with exactly one, its stack stands beside the answer and it is the field `Service`. */
  services: string[]
  /** The layer the note asks about; null when it asks about none. */
  layer: string | null
  source: { url: string; title: string }
  /** The day its fact was checked, YYYY-MM-DD. */
  checked: string
}

/** A cell of the matrix. */
export type BuiltInDuty = {
  id: string
  /** The note that asks for it; null when it is not asked. */
  guid: string | null
  responsibility: string
  duty: string
  when: string | null
  owner: Owner
  reason: string
  awsPart: string | null
  customerPart: string | null
  layer: string
  source: string
  checked: string
}

/** A service with the owner of each of its layers, by layer id. Texts are plain. */
export type BuiltInService = {
  id: string
  name: string
  short: string
  category: string
  tier: 'infrastructure' | 'managed' | 'abstracted'
  summary: string
  status: { text: string; source: string } | null
  layers: Record<string, Owner>
  duties: BuiltInDuty[]
}

/** A layer of the stack, the top first; `side` is its owner in the plain EC2 case. */
export type BuiltInLayer = {
  id: string
  name: string
  /** Its name within a sentence. */
  short: string
  definition: string
  examples: string[]
  side: Owner
}

/** A kind of control with its examples; a side that has no part in one is null. */
export type BuiltInControls = {
  id: 'inherited' | 'shared' | 'customer-specific'
  name: string
  definition: string
  source: { url: string; title: string }
  controls: { id: string; name: string; aws: string | null; customer: string | null }[]
}

/** A row of the matrix. */
export type BuiltInResponsibility = { id: string; name: string; theme: string; layer: string }

/** All built-in content, ready to be loaded into a collection. */
export type BuiltIn = {
  /** Semantic version and, after a plus, a hash of the content: another text, another version. */
  version: string
  decks: BuiltInDeck[]
  noteTypes: BuiltInNoteType[]
  notes: BuiltInNote[]
  services: BuiltInService[]
  layers: BuiltInLayer[]
  controls: BuiltInControls[]
  responsibilities: BuiltInResponsibility[]
  /** Title by address. */
  sources: Record<string, string>
}

/** The part of it that a card and the map need beside the notes: small enough to be at hand always. */
export type BuiltInStacks = {
  version: string
  layers: BuiltInLayer[]
  controls: BuiltInControls[]
  services: Pick<BuiltInService, 'id' | 'name' | 'short' | 'category' | 'tier' | 'summary' | 'layers'>[]
}

/** A part of an exam's domain; weights are shares of the domain, 0..1, and add up to 1. */
export type ExamTopic = { id: string; name: string; weight: number }

/** `weight`: share of the exam, 0..1. `builtIn`: topics of CLF-C02 whose questions lie in this domain too. */
export type ExamDomain = {
  number: number
  name: string
  weight: number
  topics: ExamTopic[]
  builtIn: string[]
}

/** A kind of mock exam; `topics` null: those of its domains by their weights. Shares 0..1. */
export type ExamBlueprint = {
  id: string
  name: string
  about: string
  questions: number
  /** How many of the questions do not count. */
  unscored: number
  minutes: number
  multipleResponse: number
  /** The share of questions made of the matrix. */
  matrix: number
  domains: number[]
  topics: Record<string, number> | null
}

/** A certification. `pass`: the share of scored questions assumed to pass, with its range. */
export type BuiltInExam = {
  code: 'CLF-C02' | 'SAA-C03' | 'SCS-C03'
  name: string
  guide: string
  pass: { share: number; low: number; high: number }
  form: { scored: number; unscored: number; minutes: number }
  domains: ExamDomain[]
  blueprints: ExamBlueprint[]
}
