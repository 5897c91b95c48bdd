import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type WrongReport, writeReports } from '../../../../electron/exchange/reports/write-reports.ts'

const about = { contentVersion: '1.2.0+abc', day: '2026-11-23' }

function aReport(over: Partial<WrongReport> = {}): WrongReport {
  return {
    guid: 'demarc:ec2/guest-os-patching',
    deck: 'Service by service',
    question: 'Who patches the guest?',
    answer: 'Customer',
    reason: 'The line runs below it.',
    source: 'https://docs.aws.amazon.com/ec2/',
    checked: '2026-11-01',
    words: 'It says the contrary\nsince May.',
    text: 'built-in',
    ...over,
  }
}

test('a report says which note, what it says, where that is from, and what the user says', () => {
  expect(writeReports([aReport()], about)).toBe(`Reports of wrong facts
======================

1 report, written by Demarc on 2026-11-23; built-in decks 1.2.0+abc.


1. demarc:ec2/guest-os-patching
-------------------------------
Deck      Service by service
Question  Who patches the guest?
Answer    Customer
Reason    The line runs below it.
Source    https://docs.aws.amazon.com/ec2/
Checked   2026-11-01

What is wrong:
> It says the contrary
> since May.
`)
})

test('what a note does not have is left out, and another text than the authors’ is named as such', () => {
  const own = aReport({ guid: 'x', deck: '', reason: '', source: '', checked: '', text: 'own' })
  const text = writeReports([aReport({ text: 'edited' }), own], about)
  expect(text).toContain('\n2 reports, ')
  expect(text).toContain('Note      built-in, changed by the user')
  expect(text.slice(text.indexOf('\n2. x\n'))).toBe(`
2. x
----
Note      none of the built-in notes: the user's own, or imported
Question  Who patches the guest?
Answer    Customer

What is wrong:
> It says the contrary
> since May.
`)
})

test('whatever a user or a note says, each report has one heading and stays in its lines', () => {
  const anything = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.array(fc.record({ words: anything, question: anything })), given => {
      const lines = writeReports(given.map(aReport), about).split(/\r\n|[\n\r\u2028\u2029]/)
      expect(lines.filter(line => /^\d+\. demarc:/.test(line))).toHaveLength(given.length)
      expect(lines.filter(line => line === 'What is wrong:')).toHaveLength(given.length)
      const known =
        /^(|\d.*|=+|-+|Reports of .*|(Deck|Question|Answer|Reason|Source|Checked) {2}.*|What is wrong:|>.*)$/su
      expect(lines.filter(line => !known.test(line))).toEqual([])
    }),
  )
})
