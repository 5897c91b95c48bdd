import { chiSquaredBound, type Giveaways, type Guessers, giveawaysOf } from '../giveaways.ts'
import type { Content, Problem } from '../read.ts'

/** Fewer questions are too few to tell a habit from chance; their figures are printed, not judged. */
const fewest = 20

/** The most that a way of guessing may get right of multiple choice. */
const most = 0.35

/** The least share of multiple response among all questions. */
const leastResponse = 0.2

/** `isMost`: just as many are allowed. */
const ways: { way: keyof Guessers; sentence: string; isMost: boolean }[] = [
  { way: 'longest', sentence: 'the right option is the longest', isMost: true },
  { way: 'shortest', sentence: 'the right option is the shortest', isMost: true },
  { way: 'echo', sentence: 'taking the option with most words of the stem is right', isMost: false },
  { way: 'notAbsolute', sentence: 'passing over absolute words is right', isMost: false },
  { way: 'absolute', sentence: 'taking absolute words is right', isMost: false },
]

/** What is wrong with figures, a sentence each. */
export function giveawayFaults({
  guessers,
  chiSquared,
  positions,
  multipleChoice,
  multipleResponse,
}: Giveaways): string[] {
  const faults: string[] = []
  if (multipleChoice >= fewest) {
    for (const { way, sentence, isMost } of ways) {
      const share = guessers[way]
      if (share < most || (isMost && share === most)) continue
      faults.push(
        `${sentence} in ${(share * 100).toFixed(1)} % of multiple choice, ` +
          `${isMost ? 'at most' : 'less than'} 35 % are allowed.`,
      )
    }
    if (chiSquared > chiSquaredBound) {
      faults.push(
        `the right option stands unevenly, ${positions.join(', ')} times: ` +
          `chi-squared ${chiSquared.toFixed(2)}, at most ${chiSquaredBound} is allowed.`,
      )
    }
  }
  const all = multipleChoice + multipleResponse
  if (all >= fewest && multipleResponse / all < leastResponse) {
    faults.push(`${multipleResponse} of ${all} are multiple response, at least a fifth have to be.`)
  }
  return faults
}

/** What would let a guesser pass the questions taken together. */
export function giveawayProblems(content: Content): Problem[] {
  const questions = content.questions.flatMap(({ value }) => value.questions)
  return giveawayFaults(giveawaysOf(questions)).map(message => ({ file: 'questions', where: '', message }))
}
