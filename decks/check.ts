import { resolve } from 'node:path'
import { compileContent } from './compile.ts'
import { type Counts, countsAsText, countsOf } from './counts.ts'
import { type Giveaways, giveawaysAsText, giveawaysOf, tellingWordsAsText } from './giveaways.ts'
import { type Content, type Problem, readContent, sentenceOf, UnreadableDecks } from './read.ts'
import { examProblems } from './rules/exams.ts'
import { giveawayProblems } from './rules/giveaways.ts'
import { matrixProblems } from './rules/matrix.ts'
import { nameProblems } from './rules/names.ts'
import { questionProblems } from './rules/questions.ts'
import { referenceProblems } from './rules/references.ts'
import { sourceProblems } from './rules/sources.ts'
import { wordingProblems } from './rules/wording.ts'

/** What is wrong with decks, how much they hold, and how far guessing gets; without what could not be read. */
export type Checked = {
  problems: Problem[]
  counts: Counts | null
  /** By file of questions, all of them first. */
  giveaways: Record<string, Giveaways>
}

function giveawaysByFile(content: Content): Record<string, Giveaways> {
  const all = content.questions.flatMap(({ value }) => value.questions)
  const files = content.questions.map(({ file, value }) => [file, giveawaysOf(value.questions)] as const)
  return { questions: giveawaysOf(all), ...Object.fromEntries(files) }
}

/**
 * Everything that is wrong with the decks in a folder, and how much they hold.
 * @param today  YYYY-MM-DD; no fact may have been verified later
 */
export function checkDecks(dir: string, today: string): Checked {
  try {
    const { content, problems } = readContent(dir)
    return {
      problems: [
        ...problems,
        ...referenceProblems(content),
        ...sourceProblems(content, today),
        ...matrixProblems(content),
        ...wordingProblems(content),
        ...nameProblems(content),
        ...questionProblems(content),
        ...giveawayProblems(content),
        ...examProblems(content),
      ],
      counts: countsOf(compileContent(content)),
      giveaways: giveawaysByFile(content),
    }
  } catch (error) {
    if (error instanceof UnreadableDecks) return { problems: error.problems, counts: null, giveaways: {} }
    throw error
  }
}

/** `node decks/check.ts [--json] [DIR]`: exit 0 when all is well, 1 with a sentence for each problem. */
function main(given: string[]): number {
  const dir = resolve(given.find(word => !word.startsWith('--')) ?? import.meta.dirname)
  const { problems, counts, giveaways } = checkDecks(dir, new Date().toISOString().slice(0, 10))
  const sentences = [...new Set(problems.map(sentenceOf))]
  if (given.includes('--json')) {
    console.log(JSON.stringify({ ok: sentences.length === 0, problems, counts, giveaways }))
  } else {
    if (counts) console.log(countsAsText(counts))
    for (const [name, figures] of Object.entries(giveaways))
      console.log(`\n${giveawaysAsText(name, figures)}`)
    if (giveaways.questions) console.log(tellingWordsAsText(giveaways.questions))
    if (sentences.length > 0) {
      console.error(`\n${sentences.length} ${sentences.length === 1 ? 'problem' : 'problems'}`)
      for (const sentence of sentences) console.error(`  ${sentence}`)
    }
  }
  return sentences.length === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2))
