/** A note that the user says is wrong, in plain text. An empty text is one the note does not have. */
export type WrongReport = {
  guid: string
  /** Full name; empty for a note without cards. */
  deck: string
  question: string
  answer: string
  reason: string
  /** Address of the page its fact was checked against, and the day of that check, `YYYY-MM-DD`. */
  source: string
  checked: string
  /** What the user wrote; may have several lines. */
  words: string
  /** `own`: no built-in note. `edited`: a built-in one whose text the user changed, so theirs is not the authors'. */
  text: 'built-in' | 'edited' | 'own'
}

/** What the authors need to find the texts that were read. */
export type About = { contentVersion: string; day: string }

/**
 * Reports as one readable text for those who write the decks, in the order given. Every line of the user's own
 * words begins with `> `, so that nothing they wrote can pass for a part of ours.
 */
export function writeReports(reports: readonly WrongReport[], { contentVersion, day }: About): string {
  const count = `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}`
  const head = [
    'Reports of wrong facts',
    '======================',
    '',
    `${count}, written by Demarc on ${day}; built-in decks ${contentVersion}.`,
  ]
  return `${[...head, ...reports.flatMap((report, index) => ['', '', ...linesOf(report, index + 1)])].join('\n')}\n`
}

const origins = {
  'built-in': '',
  edited: 'built-in, changed by the user: the text below is theirs',
  own: "none of the built-in notes: the user's own, or imported",
}

function linesOf(report: WrongReport, number: number): string[] {
  const title = `${number}. ${oneLine(report.guid)}`
  const parts: [string, string][] = [
    ['Note', origins[report.text]],
    ['Deck', report.deck],
    ['Question', report.question],
    ['Answer', report.answer],
    ['Reason', report.reason],
    ['Source', report.source],
    ['Checked', report.checked],
  ]
  const width = Math.max(...parts.map(([name]) => name.length)) + 2
  return [
    title,
    '-'.repeat(title.length),
    ...parts.filter(([, text]) => text !== '').map(([name, text]) => name.padEnd(width) + oneLine(text)),
    '',
    'What is wrong:',
    ...report.words.split(/\r\n|[\n\r\u2028\u2029]/).map(line => `> ${line}`.trimEnd()),
  ]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
