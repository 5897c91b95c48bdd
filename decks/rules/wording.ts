import { namesService } from '../generate.ts'
import { toPlain } from '../html.ts'
import type { Content, Problem } from '../read.ts'
import type { Note } from '../schema.ts'
import { type DeckText, textsOf } from './texts-of.ts'

/** At most so many words, by what a text is. */
const mostWords = { question: 30, answer: 60, why: 40, stem: 70, accepted: 60, summary: 30, other: 60 }

/** Words that are spelt the American way, and what the decks write. */
const american: [RegExp, string][] = [
  [
    /\b(virtuali|organi|authori|customi|minimi|maximi|summari|saniti|reali|recogni)z(e|es|ed|ing|er|ation|ations)\b/,
    'with s',
  ],
  [/\bdata centers?\b/i, 'data centre'],
  [/\b(compliance|assurance) programs?\b/i, 'programme'],
  [/\b(behavior|color|favor|labor)(s|ed|ing)?\b/, 'with our'],
  [/\b(analyze|catalog|fulfill|license[ds]? to)\b/, 'the British way'],
]

const numberWords: Record<number, RegExp> = {
  2: /\b(two|both|pair)\b/i,
  3: /\bthree\b/i,
  4: /\bfour\b/i,
  5: /\bfive\b/i,
}

/** Letters and figures alone, without articles: two questions with the same one are the same question. */
export function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(a|an|the)\b/g, '')
    .replace(/ +/g, ' ')
    .trim()
}

function lengthProblems(texts: DeckText[]): Problem[] {
  return texts.flatMap(({ file, where, role, text }): Problem[] => {
    const words = text.split(/\s+/).length
    const most = mostWords[role]
    return words > most
      ? [
          {
            file,
            where,
            message: `the ${role === 'other' ? 'text' : role} has ${words} words, at most ${most} are allowed.`,
          },
        ]
      : []
  })
}

function duplicateQuestions(texts: DeckText[]): Problem[] {
  const seen = new Map<string, DeckText>()
  return texts.flatMap((one): Problem[] => {
    if (one.role !== 'question' && one.role !== 'stem') return []
    const key = normalised(one.text)
    const first = seen.get(key)
    if (!first) {
      seen.set(key, one)
      return []
    }
    return [
      {
        file: one.file,
        where: one.where,
        message: `asks the same question as ${first.file}, ${first.where}.`,
      },
    ]
  })
}

function spellingProblems(texts: DeckText[]): Problem[] {
  return texts.flatMap(({ file, where, role, prose }) =>
    american.flatMap(([pattern, instead]): Problem[] => {
      // What is typed may be spelt either way.
      const found = role === 'accepted' ? null : pattern.exec(prose)
      return found ? [{ file, where, message: `“${found[0]}” is spelt ${instead} here.` }] : []
    }),
  )
}

/** What is wrong with a single note; null when nothing is. */
function noteProblem(note: Note): string | null {
  if (note.type === 'cloze' && !/\{\{c[1-9]\d*::[^}]+\}\}/.test(note.text)) {
    return 'a cloze needs a deletion such as {{c1::hidden}}.'
  }
  if (note.type === 'choice') {
    const right = note.options.filter(option => option.right).length
    if (right === 0) return 'no option is right.'
    if (right === note.options.length) return 'no option is wrong.'
    if (right > 1 && !numberWords[right]?.test(note.question)) {
      return `${right} options are right, so the question has to say how many to choose.`
    }
    const texts = note.options.map(option => normalised(option.text))
    if (new Set(texts).size < texts.length) return 'two options say the same.'
  }
  if (note.type === 'error' && !toPlain(note.statement).includes(toPlain(note.error))) {
    return `the wrong words “${note.error}” don't stand in the statement.`
  }
  if ('question' in note && !/[?.:]$/.test(note.question)) return 'the question has no mark at its end.'
  return null
}

/** Texts that are too long, asked twice, misspelt, or not what their type needs. */
export function wordingProblems(content: Content): Problem[] {
  const texts = textsOf(content)
  const notes = content.topics.flatMap(({ file, value }) =>
    value.notes.flatMap((note): Problem[] => {
      const message = noteProblem(note)
      return message ? [{ file, where: `notes ${note.id}`, message }] : []
    }),
  )
  const unnamed = content.services.flatMap(({ file, value }) =>
    value.duties.flatMap((cell): Problem[] =>
      cell.question && cell.quiz && !namesService(cell.question, value)
        ? [{ file, where: `duties ${cell.id}`, message: 'the question has to name the service.' }]
        : [],
    ),
  )
  return [
    ...notes,
    ...unnamed,
    ...lengthProblems(texts),
    ...duplicateQuestions(texts),
    ...spellingProblems(texts),
  ]
}
