/** Who a duty belongs to; `shared`: both have a part. */
export type Owner = 'aws' | 'customer' | 'shared'

/** One option of a question; texts are HTML. `owner`: whom it names, in a question of whose a duty is. */
export type Option = {
  readonly html: string
  readonly why: string
  readonly isRight: boolean
  readonly owner?: Owner | undefined
}

/** What a question says, in the order in which it stands in the bank. Texts are HTML from a note's fields. */
export type QuestionText = {
  readonly context: string
  readonly stem: string
  readonly options: readonly Option[]
  readonly choose: number
  readonly reason: string
  readonly source: { readonly url: string; readonly title: string; readonly checked: string } | null
}

/** A question of a bank as drawing needs it. */
export type BankQuestion = {
  /** Of its note; unique. */
  readonly guid: string
  /** `matrix`: made of a note that asks whose a duty is. */
  readonly kind: 'written' | 'matrix'
  /** Number of the exam's domain it lies in; null when the bank doesn't say. */
  readonly domain: number | null
  /** Id of its topic; see `topicsOf` for what it is where the bank names none. */
  readonly topic: string
  /** Ids of services it is about. */
  readonly services: readonly string[]
  /** How many options are right, of how many. */
  readonly choose: number
  readonly options: number
  /** Guids of the notes whose cards it rests on; a matrix question rests on its own. */
  readonly rests: readonly string[]
  /** When an attempt showed it last, ms since 1970; null when none did. */
  readonly lastShown: number | null
  /** Whether it was right then; null when it was not shown or not answered for count. */
  readonly wasRight: boolean | null
  readonly memory: FactMemory
}

/** What is known of the notes a question rests on. */
export type FactMemory = {
  /** How likely all of those that were learnt are remembered, 0..1; null when none was. */
  readonly chance: number | null
  /** How many were not learnt. A question that rests on no note rests on one that was not. */
  readonly unlearnt: number
}
