import { describe, expect, test } from 'vitest'
import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'
import { readMarkdown } from '../../../../electron/exchange/markdown/read-markdown.ts'
import { filledFields } from '../support/exams.ts'
import { fixture, fixtures, fixturesLike } from '../support/fixtures.ts'
import { aFile, aFolder, keptOf } from '../support/texts.ts'

async function read(markdown: string) {
  const pack: DeckPackage = await readMarkdown(aFile('exam.md', markdown), aFolder())
  return { ...pack, questions: filledFields(pack), kept: keptOf(pack) }
}

const stem = '1. Who patches the hypervisor?\n'
const options = '   - A. AWS\n   - B. The customer\n   - C. Both\n'
const asked = {
  Question: 'Who patches the hypervisor?',
  'Option A': 'AWS',
  'Option B': 'The customer',
  'Option C': 'Both',
}

describe('the right option is found', () => {
  test.each([
    ['in details', '<details markdown=1><summary>Answer</summary>\n  Correct answer: A\n</details>'],
    ['in details, bare', '<details><summary>Show answer</summary>\n\n**A**\n\n</details>'],
    ['in the summary', '<details><summary>Answer: A</summary></details>'],
    ['on a line', '**Answer:** A'],
    ['with its text', '> Correct Answer: A. AWS'],
    ['by its text', 'Answer: AWS.'],
    ['in a sentence', 'The correct answer is (a).'],
    ['below a heading', '#### Correct answer\n\nA'],
    ['in a key at the end', '\n## Answers\n\n1. A\n2. B'],
  ])('%s', async (_, answer) => {
    const { questions, noteTypes } = await read(`${stem}${options}\n${answer}\n`)
    expect(questions).toEqual([{ ...asked, Answer: 'A', Choose: '1' }])
    expect(noteTypes).toMatchObject([{ name: 'Exam question', kind: 'exam' }])
  })

  test.each([
    ['ticked boxes', '- [x] AWS\n- [ ] The customer\n- [ ] Both\n'],
    ['ticked boxes with letters', '- [X] A. AWS\n- [ ] B. The customer\n- [ ] C. Both\n'],
    ['a sign', 'A) AWS ✅\nB) The customer\nC) Both\n'],
    ['a word', '* a. AWS (correct)\n* b. The customer\n* c. Both\n'],
  ])('by %s', async (_, list) => {
    expect((await read(`## Who patches the hypervisor?\n${list}`)).questions).toEqual([
      { ...asked, Answer: 'A', Choose: '1' },
    ])
  })
})

test.each([
  [
    'a bold number',
    '**1. Who patches the hypervisor?**',
    '- A. AWS\n- B. The customer\n- C. Both',
    '<details>\n<summary>Show Answer</summary>\n**Answer:** A. AWS\n</details>',
  ],
  [
    'a bold letter Q',
    '**Q1.** Who patches the hypervisor?  ',
    '- A) AWS  \n- B) The customer  \n- C) Both  ',
    '---\n\n## Answers\n\n**Q1.** A) AWS',
  ],
  [
    'a heading with a sign',
    '### 🟢 **Question 1:** Who patches the hypervisor?',
    '**A)** AWS  \n**B)** The customer  \n**C)** Both',
    '<details>\n<summary>🎯 Click to see the answer</summary>\n\n**✅ Correct Answer: A) AWS**\n\n</details>',
  ],
  [
    'HTML in the answer',
    '### Who patches the hypervisor?',
    '- A. AWS\n- B. The customer\n- C. Both',
    '<details>\n  <summary>✅ Click to see the answer</summary>\n  <b>Answer: A</b> – AWS\n</details>',
  ],
  [
    "Obsidian's callouts",
    '1. Who patches the hypervisor?',
    'A. AWS\n\nB. The customer\n\nC. Both',
    '> [!question]- Show answer\n> **Correct Answer: A.**',
  ],
])('questions with %s', async (_, asks, list, answer) => {
  const { questions } = await read(`${asks}\n\n${list}\n\n${answer}\n`)
  expect(questions).toEqual([{ ...asked, Answer: 'A', Choose: '1' }])
})

test('reasons why options are wrong, and answers spelt out one after the other', async () => {
  const { questions } = await read(
    `${stem}${options}Correct Answer: A. AWS, C. Both\n\nDistractor Analysis:\n\n- Why B is incorrect: It is below the line.\n- Why C is correct: So it is.\n`,
  )
  expect(questions).toMatchObject([
    { Answer: 'A, C', 'Why B': 'It is below the line.', 'Why C': 'So it is.' },
  ])
})

test.each(['A, C', 'AC', 'A and C', 'Ac', 'A C', '(A), (C)', 'A & C'])(
  'several right ones: %s',
  async letters => {
    const { questions } = await read(`${stem}${options}Correct answers: ${letters}\n`)
    expect(questions).toEqual([{ ...asked, Answer: 'A, C', Choose: '2' }])
  },
)

test('explanation, source and reasons for each option are kept', async () => {
  const { questions } = await read(
    `${stem}${options}Answer: A\n\nExplanation: It lies *below* the line.\n- A: AWS runs the host.\n- B: Only the guest is theirs.\n\n` +
      '2. Where is S3?\n   - A. In a Region\n   - B. At home\n\nAnswer: A\n\nReference: <https://aws.amazon.com/s3/>\n',
  )
  expect(questions).toEqual([
    {
      ...{ ...asked, Answer: 'A', Choose: '1', Reason: 'It lies <em>below</em> the line.' },
      ...{ 'Why A': 'AWS runs the host.', 'Why B': 'Only the guest is theirs.' },
    },
    {
      ...{
        Question: 'Where is S3?',
        'Option A': 'In a Region',
        'Option B': 'At home',
        Answer: 'A',
        Choose: '1',
      },
      Reason: expect.stringContaining('https://aws.amazon.com/s3/'),
      ...{ Source: 'https://aws.amazon.com/s3/', 'Source title': 'https://aws.amazon.com/s3/' },
    },
  ])
})

test('stems and options may have several lines, code and numbered lists', async () => {
  const { questions } = await read(
    '### Question 7\n\nLook at this:\n\n```\n1. not a question\nA. not an option\n```\n\nWhat is it?\n\nA. A list\n   of things\nB. Code\n\n**Answer: B**\n\n1. First reason\n2. Second reason\n\n### Question 8\nNext?\nA. x\nB. y\nAnswer: A\n',
  )
  expect(questions).toMatchObject([
    {
      Question: expect.stringMatching(
        /Look at this[\s\S]*<code>1\. not a question\nA\. not an option\n<\/code>[\s\S]*What is it\?/,
      ),
      'Option A': 'A list\nof things',
      Answer: 'B',
      Reason: expect.stringContaining('<li>Second reason</li>'),
    },
    { Question: 'Next?', Answer: 'A' },
  ])
})

test('a question without a right answer is left out, one that asks for more than are marked is told', async () => {
  const { questions, warnings } = await read(
    `${stem}${options}\n2. Which are storage? (Choose TWO)\n   - A. S3\n   - B. EBS\n\nAnswer: A\n`,
  )
  expect(questions).toMatchObject([{ Question: 'Which are storage? (Choose TWO)' }])
  expect(warnings).toEqual([
    { where: 'line 1', what: expect.stringContaining('no right answer') },
    { where: 'line 6', what: expect.stringContaining('asks for 2 answers, but the file marks 1') },
  ])
})

test('a list of letters in the answer of a heading makes no exam of it', async () => {
  const { kept } = await read('## One\nA. first\nB. second\n## Two\ntext\n## Three\ntext\n')
  expect(kept.map(({ type }) => type)).toEqual(['Basic', 'Basic', 'Basic'])
})

describe.skipIf(fixtures === null)('real exams', () => {
  test.each(fixturesLike(/exams\/.*\.md/))('$file', async ({ file, expect: wanted }) => {
    const pack = await readMarkdown(fixture(file), aFolder())
    const questions = filledFields(pack)
    expect(questions).toHaveLength(wanted?.notes ?? 0)
    const keys = questions.flatMap(question => Object.keys(question))
    expect(keys.filter(key => key.startsWith('Option'))).toHaveLength(wanted?.options ?? 0)
    expect(questions.every(question => question.Answer)).toBe(true)
  })
})
