import { toPlain } from './html.ts'
import type { Question } from './schema.ts'
import { contentWords, wordsOf } from './words.ts'

/**
 * How far somebody who knows nothing would get with multiple choice: shares of questions, 0..1, by a way of guessing.
 * Where several options fit the way equally, the guesser draws among them.
 */
export type Guessers = {
  longest: number
  shortest: number
  /** Takes the option with most words of the stem. */
  echo: number
  /** Passes over options with absolute words. */
  notAbsolute: number
  /** Takes an option with an absolute word, where there is one. */
  absolute: number
}

export type Giveaways = {
  multipleChoice: number
  multipleResponse: number
  guessers: Guessers
  /** How often the right option stands first, second and so on, as written. */
  positions: number[]
  /** Chi-squared of these against an even spread; 0 without questions. */
  chiSquared: number
  /** Words by how often they stand in right and in wrong options, where they tell them apart. */
  pointRight: [word: string, right: number, wrong: number][]
  pointWrong: [word: string, right: number, wrong: number][]
}

/** Chi-squared with three degrees of freedom: above it, four positions are uneven at p = 0.05. */
export const chiSquaredBound = 7.815

const absoluteWords =
  /\b(always|never|only|all|every|none|fully|entirely|completely|solely|automatically|any)\b/i

/** A word is listed when it stands in so many right (or wrong) options and is so many times as frequent there. */
const listed = { options: 6, times: 3 }

type Option = { text: string; right: boolean; words: ReadonlySet<string> }
type Asked = { stem: ReadonlySet<string>; options: Option[]; choose: number }

function toAsked({ stem, options, choose }: Question): Asked {
  return {
    stem: contentWords(toPlain(stem)),
    choose,
    options: options.map(option => {
      const text = toPlain(option.text)
      return { text, right: option.right, words: contentWords(text) }
    }),
  }
}

/** The share of questions a guesser gets right who takes the option of the highest score. */
function shareRight(asked: Asked[], score: (option: Option, stem: ReadonlySet<string>) => number): number {
  const chances = asked.map(({ stem, options }) => {
    const scores = options.map(option => score(option, stem))
    const best = options.filter((_, at) => scores[at] === Math.max(...scores))
    return best.filter(option => option.right).length / best.length
  })
  return chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, asked.length)
}

function tellingWords(options: Option[]) {
  const counts = new Map<string, [right: number, wrong: number]>()
  for (const { text, right } of options) {
    for (const word of new Set(wordsOf(text))) {
      const [inRight, inWrong] = counts.get(word) ?? [0, 0]
      counts.set(word, right ? [inRight + 1, inWrong] : [inRight, inWrong + 1])
    }
  }
  const rightOptions = options.filter(option => option.right).length
  const wrongOptions = options.length - rightOptions
  // Half an option is added on both sides, so that a word never seen on one side has a ratio too.
  const ratio = ([right, wrong]: [number, number]) =>
    (right + 0.5) / (rightOptions + 1) / ((wrong + 0.5) / (wrongOptions + 1))
  const rows = [...counts].map(([word, count]) => ({ word, count, ratio: ratio(count) }))
  const as = ({ word, count }: (typeof rows)[number]): [string, number, number] => [word, ...count]
  return {
    pointRight: rows
      .filter(({ count, ratio }) => count[0] >= listed.options && ratio >= listed.times)
      .sort((a, b) => b.ratio - a.ratio)
      .map(as),
    pointWrong: rows
      .filter(({ count, ratio }) => count[1] >= listed.options && ratio <= 1 / listed.times)
      .sort((a, b) => a.ratio - b.ratio)
      .map(as),
  }
}

/** Measures what gives the right option away without knowing anything. */
export function giveawaysOf(questions: Question[]): Giveaways {
  const all = questions.map(toAsked)
  const choice = all.filter(({ choose }) => choose === 1)
  const positions = [0, 1, 2, 3].map(
    at => choice.filter(({ options }) => options.findIndex(option => option.right) === at).length,
  )
  const even = choice.length / 4
  return {
    multipleChoice: choice.length,
    multipleResponse: all.length - choice.length,
    guessers: {
      longest: shareRight(choice, option => option.text.length),
      shortest: shareRight(choice, option => -option.text.length),
      echo: shareRight(choice, (option, stem) => [...option.words].filter(word => stem.has(word)).length),
      notAbsolute: shareRight(choice, option => (absoluteWords.test(option.text) ? 0 : 1)),
      absolute: shareRight(choice, option => (absoluteWords.test(option.text) ? 1 : 0)),
    },
    positions,
    chiSquared: even === 0 ? 0 : positions.reduce((sum, count) => sum + (count - even) ** 2 / even, 0),
    ...tellingWords(all.flatMap(({ options }) => options)),
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** What a line of the check says of some questions. */
export function giveawaysAsText(name: string, giveaways: Giveaways): string {
  const { guessers, positions } = giveaways
  return (
    `${name}: ${giveaways.multipleChoice} multiple choice, ${giveaways.multipleResponse} multiple response; ` +
    `right by length ${percent(guessers.longest)} longest, ${percent(guessers.shortest)} shortest; ` +
    `by words of the stem ${percent(guessers.echo)}; ` +
    `passing over absolute words ${percent(guessers.notAbsolute)}, taking them ${percent(guessers.absolute)}; ` +
    `key at ${positions.join(', ')} (chi-squared ${giveaways.chiSquared.toFixed(2)}, below ${chiSquaredBound})`
  )
}

/** The words that tell right options from wrong ones, with how often they stand in either. */
export function tellingWordsAsText({ pointRight, pointWrong }: Giveaways): string {
  const listOf = (rows: Giveaways['pointRight']) =>
    rows.map(([word, right, wrong]) => `${word} (${right} right, ${wrong} wrong)`).join(', ') || 'none'
  return `Words that point to a right option: ${listOf(pointRight)}\nto a wrong one: ${listOf(pointWrong)}`
}
