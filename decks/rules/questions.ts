import { toPlain } from '../html.ts'
import type { Content, From, Problem } from '../read.ts'
import type { Question } from '../schema.ts'
import { alike, contentWords } from '../words.ts'
import { normalised } from './wording.ts'

/** The exam guide's task statements by domain: 1.1 to 1.4, 2.1 to 2.4 and so on. */
const lastTask: Record<number, number> = { 1: 4, 2: 4, 3: 8, 4: 3 }

/** Options that speak of other options, which would make their order matter. */
const aboutOptions =
  /\b(all|none|both|any|neither|either) (of|from) (the )?(above|below|these|those|options|answers|others?)\b|\b(both|neither|either) [A-F] (and|or|nor) [A-F]\b|\b(options?|answers?) [A-F1-6]\b|^(all|none|both|neither)$/i

/** What the app says by itself, from `choose`. */
const saysHowMany = /\b(choose|select|pick|which) (any )?(two|three|2|3|all that apply)\b/i

/** From this share of common words on, two questions count as the same. */
const tooAlike = { stem: 0.6, whole: 0.6 }

function wrongCounts({ choose, options }: Question): string[] {
  const right = options.filter(option => option.right).length
  const found: string[] = []
  if (right !== choose) {
    found.push(`choose is ${choose}, but ${right} ${right === 1 ? 'option is' : 'options are'} right.`)
  }
  if (choose === 1 && options.length !== 4) {
    found.push(`multiple choice has four options, not ${options.length}.`)
  }
  if (choose > 1 && options.length < 5) {
    found.push(`multiple response has five or six options, not ${options.length}.`)
  }
  if (choose > 1 && options.length - right < 2) found.push('at least two options have to be wrong.')
  return found
}

function wrongPlace({ domain, task }: Question): string[] {
  const [first = '', second = ''] = task.split('.')
  if (Number(second) > (lastTask[Number(first)] ?? 0))
    return [`the task ${task} is not one of the exam guide.`]
  return first === String(domain) ? [] : [`the task ${task} does not belong to domain ${domain}.`]
}

/** Whether some texts end with a full stop, or begin with a capital, and others don't. */
function differ(texts: string[], pattern: RegExp): boolean {
  return new Set(texts.map(text => pattern.test(text))).size > 1
}

function wrongOptions({ options }: Question): string[] {
  const texts = options.map(option => toPlain(option.text))
  const found = texts
    .filter(text => aboutOptions.test(text.replace(/\.$/, '')))
    .map(text => `the option “${text}” speaks of the other options.`)
  if (new Set(texts.map(normalised)).size < texts.length) found.push('two options say the same.')
  const reasons = options.map(option => normalised(option.why))
  if (new Set(reasons).size < reasons.length) found.push('two options have the same reason.')
  if (differ(texts, /[.?]$/)) found.push('some options end with a full stop and others do not.')
  if (differ(texts, /^[a-z]/)) found.push('some options begin in lower case and others do not.')
  return found
}

function wrongStem({ stem }: Question): string[] {
  const text = toPlain(stem)
  return [
    ...(text.endsWith('?') ? [] : ['the stem has to end with its question.']),
    ...(saysHowMany.test(text) ? ['the stem says how many to choose; the app adds that.'] : []),
  ]
}

function faultsOf(question: Question): string[] {
  return [
    ...wrongCounts(question),
    ...wrongPlace(question),
    ...wrongStem(question),
    ...wrongOptions(question),
    ...(question.tests.length === 0 ? ['tests names no note that the question rests on.'] : []),
  ]
}

type Asked = { file: string; question: Question; stem: Set<string>; whole: Set<string> }

function asked({ file, value }: From<{ questions: Question[] }>): Asked[] {
  return value.questions.map(question => ({
    file,
    question,
    stem: contentWords(toPlain(question.stem)),
    whole: contentWords(toPlain([question.stem, ...question.options.map(option => option.text)].join(' '))),
  }))
}

/** Two questions that have most of their words in common. */
function nearDuplicates(content: Content): Problem[] {
  const all = content.questions.flatMap(asked)
  return all.flatMap((one, at) =>
    all.slice(0, at).flatMap((other): Problem[] => {
      const share = Math.max(
        alike(one.stem, other.stem) >= tooAlike.stem ? alike(one.stem, other.stem) : 0,
        alike(one.whole, other.whole) >= tooAlike.whole ? alike(one.whole, other.whole) : 0,
      )
      if (share === 0) return []
      const message = `shares ${Math.round(share * 100)} % of its words with ${other.question.id} in ${other.file}.`
      return [{ file: one.file, where: `questions ${one.question.id}`, message }]
    }),
  )
}

/** Exam questions with a wrong number of options, without a proper place in the exam, or asked twice. */
export function questionProblems(content: Content): Problem[] {
  const single = content.questions.flatMap(({ file, value }) =>
    value.questions.flatMap(question =>
      faultsOf(question).map((message): Problem => ({ file, where: `questions ${question.id}`, message })),
    ),
  )
  return [...single, ...nearDuplicates(content)]
}
