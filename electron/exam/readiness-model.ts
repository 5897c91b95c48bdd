/** A note a question rests on. `chance`: that it is remembered on the day, 0..1; null when it was never learnt. */
export type Fact = {
  readonly id: string
  readonly chance: number | null
  /** The chance on that day if it is revised, or learnt, today. */
  readonly ifRevised: number
}

/**
 * A question as readiness sees it: what it rests on, how likely a blind guess is right, 0..1, and how much it weighs
 * among the questions of its topic.
 */
export type Item = { readonly facts: readonly Fact[]; readonly blind: number; readonly weight: number }

/** What is known of the facts behind a question at some moment. `chance`: that all learnt ones are remembered. */
export type Known = { readonly chance: number | null; readonly unlearnt: number }

/** What is not read off the cards but fitted: see `docs/readiness.md` for each. Logits. */
export type Traits = {
  /** How much better than the scheduler says the candidate remembers. */
  readonly memory: number
  /** How likely a fact that was never learnt here is known all the same. */
  readonly background: number
  /** How much better than their facts questions are answered: wording, transfer, elimination. */
  readonly skill: number
}

/** Wrong though everything was known. As in other models of tests, a few in a hundred. */
export const SLIP = 0.05

/**
 * A guess is seldom blind: who half knows strikes out some options. One of four becomes 0.38, two of five 0.2.
 */
const GUESS_POWER = 0.7

export const logistic = (logit: number) => 1 / (1 + Math.exp(-logit))
export const logitOf = (chance: number) => {
  const within = Math.min(Math.max(chance, 1e-4), 1 - 1e-4)
  return Math.log(within / (1 - within))
}

/** How likely a blind guess is right: one of the ways to choose so many options. */
export function blindChance(options: number, choose: number): number {
  let ways = 1
  for (let index = 0; index < choose; index++) ways = (ways * (options - index)) / (index + 1)
  return 1 / Math.max(ways, 1)
}

/** What is known of a question's facts. */
export function knownOf(facts: readonly Fact[]): Known {
  let chance: number | null = null
  let unlearnt = 0
  for (const fact of facts) {
    if (fact.chance === null) unlearnt += 1
    else chance = (chance ?? 1) * fact.chance
  }
  return { chance, unlearnt: facts.length === 0 ? 1 : unlearnt }
}

/**
 * How likely a question is answered right before skill is counted, as a logit, and how that moves with background.
 *
 * All facts are known with k = c′ · q^u, where c′ is the chance of the learnt ones moved by memory (on the logit) and q
 * the background chance of each of the u others; the answer is right with p = k(1 − s) + (1 − k)g.
 *
 * @param blind  how likely a blind guess is right
 */
export function answerLogit(
  known: Known,
  blind: number,
  traits: Pick<Traits, 'memory' | 'background'>,
): { logit: number; byBackground: number } {
  const learnt = known.chance === null ? 1 : logistic(logitOf(known.chance) + traits.memory)
  const background = logistic(traits.background)
  const knows = learnt * background ** known.unlearnt
  const guess = blind ** GUESS_POWER
  const right = knows * (1 - SLIP) + (1 - knows) * guess
  const slope = (1 - SLIP - guess) * knows * known.unlearnt * (1 - background)
  return { logit: logitOf(right), byBackground: slope / (right * (1 - right)) }
}
