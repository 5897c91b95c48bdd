import { z } from 'zod'

/** An id in the decks: lower-case words and figures joined by hyphens. Never changed once published. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')

const Text = z.string().trim().min(1, 'must not be empty')
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, YYYY-MM-DD')

/** The address a fact was checked against. */
const Source = z.string().regex(/^https:\/\/[^\s]+$/, 'must be an https address')

/** Who a duty belongs to; `shared`: both have a part. */
export const Owner = z.enum(['aws', 'customer', 'shared'])

/** The layers of the stack, from the top. */
export const layerIds = [
  'customer-data',
  'client-side-encryption',
  'identity-and-access',
  'platform-and-application',
  'network-traffic-protection',
  'server-side-encryption',
  'operating-system-and-firewall',
  'virtualisation-layer',
  'compute-storage-database-network',
  'hardware-regions-edge',
] as const
export const LayerId = z.enum(layerIds)

export const Category = z.enum([
  'compute',
  'containers',
  'storage',
  'database',
  'networking',
  'security',
  'management',
  'integration',
  'analytics',
  'machine-learning',
  'end-user-computing',
])
export const Tier = z.enum(['infrastructure', 'managed', 'abstracted'])

/** `layers.yaml`: `short` is its name within a sentence, `side` the owner in the plain EC2 case. */
export const LayersFile = z.array(
  z.strictObject({
    id: LayerId,
    name: Text,
    short: Text,
    definition: Text,
    examples: z.array(Text).min(1),
    side: Owner,
  }),
)

/** `controls.yaml`: the kinds of control with examples; `aws` and `customer` say what each side does, if anything. */
export const ControlsFile = z.array(
  z.strictObject({
    id: z.enum(['inherited', 'shared', 'customer-specific']),
    name: Text,
    definition: Text,
    source: Source,
    verified_on: Day,
    controls: z.array(
      z.strictObject({ id: Id, name: Text, aws: Text.optional(), customer: Text.optional() }),
    ),
  }),
)

/** `decks.yaml`: the root's sub-decks in order; `about` is the quiet line beside the name; which services come first. */
export const DecksFile = z.strictObject({
  root: z.strictObject({ id: Id, name: Text, about: Text }),
  decks: z.array(z.strictObject({ id: Id, name: Text, about: Text })),
  services_first: z.array(Id).default([]),
})

/** `responsibilities.yaml`: the rows of the matrix; `theme` is what the crumb says after the service. */
export const ResponsibilitiesFile = z.strictObject({
  themes: z.record(Id, Text),
  rows: z.array(z.strictObject({ id: Id, name: Text, theme: Id, layer: LayerId })),
})

/** `names.yaml`: official names and the short forms allowed. `ordinary`: forms that are also plain words. */
export const NamesFile = z.strictObject({
  names: z.array(
    z.strictObject({
      name: Text,
      also: z.array(Text).default([]),
      ordinary: z.array(Text).default([]),
      wrong: z.array(Text).default([]),
    }),
  ),
  phrases: z.array(Text),
})

/** `sources.yaml`: address to title. */
export const SourcesFile = z.record(Source, Text)

/** `tags.yaml`: the tags that notes may carry, as prefix to id to meaning. */
export const TagsFile = z.record(Id, z.record(Id, Text))

/** `version.yaml`: raised when content changes; a hash of the content is added when compiling. */
export const VersionFile = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/) })

/** One cell of the matrix: a duty of one service and whose it is. */
export const Cell = z.strictObject({
  id: Id,
  responsibility: Id,
  duty: Text,
  when: Text.optional(),
  owner: Owner,
  reason: Text,
  aws_part: Text.optional(),
  customer_part: Text.optional(),
  layer: LayerId.optional(),
  question: Text.optional(),
  hint: Text.optional(),
  quiz: z.boolean().default(true),
  quiz_why: Text.optional(),
  source: Source,
  verified_on: Day.optional(),
})

/** `services/<id>.yaml`: one service, the owner of each of its layers, and its duties. */
export const ServiceFile = z.strictObject({
  id: Id,
  name: Text,
  short: Text,
  preposition: z.enum(['with', 'on', 'in', 'for']).default('with'),
  category: Category,
  tier: Tier,
  summary: Text,
  status: z.strictObject({ text: Text, source: Source }).optional(),
  verified_on: Day.optional(),
  layers: z.record(LayerId, Owner),
  duties: z.array(Cell).min(1),
})

const common = {
  id: Id,
  tags: z.array(z.string()).default([]),
  services: z.array(Id).default([]),
  layer: LayerId.optional(),
  context: Text.optional(),
  hint: Text.optional(),
  source: Source,
  verified_on: Day.optional(),
}

/** One option of a choice question and why it is right or wrong. */
export const Option = z.strictObject({ text: Text, right: z.boolean().default(false), why: Text })

const Basic = z.strictObject({
  ...common,
  type: z.literal('basic'),
  question: Text,
  answer: Text,
  reason: Text,
})
const Reversed = z.strictObject({
  ...common,
  type: z.literal('reversed'),
  front: Text,
  back: Text,
  front_asks: Text,
  back_asks: Text,
  reason: Text,
})
const Cloze = z.strictObject({ ...common, type: z.literal('cloze'), text: Text, reason: Text })
const Typed = z.strictObject({
  ...common,
  type: z.literal('typed'),
  question: Text,
  answer: Text,
  accept: z.array(Text).default([]),
  reason: Text,
})
const Choice = z.strictObject({
  ...common,
  type: z.literal('choice'),
  question: Text,
  options: z.array(Option).min(2).max(6),
  reason: Text,
})
const Whose = z.strictObject({
  ...common,
  type: z.literal('whose'),
  question: Text,
  duty: Text,
  owner: Owner,
  aws_part: Text.optional(),
  customer_part: Text.optional(),
  reason: Text,
})
const SpotTheError = z.strictObject({
  ...common,
  type: z.literal('error'),
  statement: Text,
  error: Text,
  correction: Text,
  reason: Text,
})

/** A hand-written note. */
export const Note = z.discriminatedUnion('type', [Basic, Reversed, Cloze, Typed, Choice, Whose, SpotTheError])

/** `topics/<nn>-<topic>.yaml`: notes of one deck; several files may fill the same deck. */
export const TopicFile = z.strictObject({
  deck: Id,
  verified_on: Day.optional(),
  notes: z.array(Note),
})

/** An exam question. `tests`: ids of the notes it rests on. */
export const Question = z.strictObject({
  ...common,
  domain: z.int().min(1).max(4),
  task: z.string().regex(/^[1-4]\.[1-9]$/, 'must be a task statement such as 2.1'),
  difficulty: z.int().min(1).max(3),
  stem: Text,
  choose: z.int().min(1).max(3),
  options: z.array(Option).min(4).max(6),
  reason: Text,
  tests: z.array(z.string()).default([]),
})

/** `questions/<name>.yaml`: questions of the mock exam. */
export const QuestionFile = z.strictObject({ verified_on: Day.optional(), questions: z.array(Question) })

const Share = z.number().gt(0).max(1)
const TopicId = z.string().regex(/^[1-9]\.[1-9]$/, 'must be a task statement such as 2.1')

/** A part of an exam's domain; `weight`: its share of the domain, an assumption of ours. */
const ExamTopic = z.strictObject({ id: TopicId, name: Text, weight: Share })

/** A domain of an exam. `built_in`: topics of CLF-C02 whose questions lie in it too. */
const ExamDomain = z.strictObject({
  number: z.int().min(1).max(9),
  name: Text,
  weight: Share,
  topics: z.array(ExamTopic).default([]),
  built_in: z.array(TopicId).default([]),
})

/**
 * A kind of mock exam: how many questions, of which so many do not count, minutes, the shares of multiple response
 * and of questions made of the matrix, and what it draws from: all domains, some, or topics with weights of its own.
 */
const ExamBlueprint = z.strictObject({
  id: Id,
  name: Text,
  about: Text,
  questions: z.int().min(1).max(200),
  unscored: z.int().min(0).max(100),
  minutes: z.int().min(1).max(600),
  multiple_response: z.number().min(0).max(1),
  matrix: z.number().min(0).max(1),
  domains: z.array(z.int()).optional(),
  topics: z.record(TopicId, Share).optional(),
})

/** `exams/<code>.yaml`: a certification, its domains, and the mock exams it is prepared with. */
export const ExamFile = z.strictObject({
  code: z.enum(['CLF-C02', 'SAA-C03', 'SCS-C03']),
  name: Text,
  guide: Source,
  pass: z.strictObject({ share: Share, low: Share, high: Share }),
  form: z.strictObject({ scored: z.int().positive(), unscored: z.int().min(0), minutes: z.int().positive() }),
  domains: z.array(ExamDomain).min(1),
  blueprints: z.array(ExamBlueprint).min(1),
})

export type Owner = z.infer<typeof Owner>
export type LayerId = z.infer<typeof LayerId>
export type Tier = z.infer<typeof Tier>
export type Category = z.infer<typeof Category>
export type Cell = z.infer<typeof Cell>
export type ServiceFile = z.infer<typeof ServiceFile>
export type Note = z.infer<typeof Note>
export type TopicFile = z.infer<typeof TopicFile>
export type Question = z.infer<typeof Question>
export type QuestionFile = z.infer<typeof QuestionFile>
export type ExamFile = z.infer<typeof ExamFile>
export type LayersFile = z.infer<typeof LayersFile>
export type ControlsFile = z.infer<typeof ControlsFile>
export type DecksFile = z.infer<typeof DecksFile>
export type ResponsibilitiesFile = z.infer<typeof ResponsibilitiesFile>
export type NamesFile = z.infer<typeof NamesFile>
export type SourcesFile = z.infer<typeof SourcesFile>
export type TagsFile = z.infer<typeof TagsFile>
