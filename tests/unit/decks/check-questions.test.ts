import { describe, expect, test } from 'vitest'
import { aQuestion, problemsOf } from './small-decks.ts'

type Yaml = Record<string, unknown>
const file = 'questions/a.yaml'
const where = `${file}, questions exam-patching`

const check = (...questions: Yaml[]) => problemsOf({ [file]: { verified_on: '2026-11-01', questions } })
const one = (with_: Yaml) => check(aQuestion(with_))

/** Options, the first ones right. */
function options(count: number, right = 1) {
  return Array.from({ length: count }, (_, at) => ({
    text: `Option number ${at}`,
    right: at < right,
    why: `Reason number ${at}.`,
  }))
}

/** Four options of which the first is replaced. */
const withFirst = (text: string) => ({ options: [{ ...options(4)[0], text }, ...options(4).slice(1)] })

describe('how many options', () => {
  test('another number is right than the question says', () => {
    expect(one({ choose: 2, options: options(5) })).toContain(`${where}: choose is 2, but 1 option is right.`)
    expect(one({ options: options(4, 2) })).toContain(`${where}: choose is 1, but 2 options are right.`)
    expect(one({ options: options(4, 0) })).toContain(`${where}: choose is 1, but 0 options are right.`)
  })
  test('multiple choice with five', () => {
    expect(one({ options: options(5) })).toContain(`${where}: multiple choice has four options, not 5.`)
  })
  test('multiple response with four', () => {
    expect(one({ choose: 2, options: options(4, 2) })).toContain(
      `${where}: multiple response has five or six options, not 4.`,
    )
    expect(one({ choose: 2, options: options(5, 2) })).toEqual([])
    expect(one({ choose: 3, options: options(6, 3) })).toEqual([])
  })
  test('three options, or seven', () => {
    expect(one({ options: options(3) })).toContainEqual(expect.stringContaining(`${where}, options: `))
    expect(one({ choose: 3, options: options(7, 3) })).toContainEqual(
      expect.stringContaining(`${where}, options: `),
    )
  })
  test('four right ones', () => {
    expect(one({ choose: 4, options: options(6, 4) })).toContainEqual(
      expect.stringContaining(`${where}, choose: `),
    )
  })
})

describe('what is missing', () => {
  test('the reason of an option', () => {
    const [first, ...rest] = options(4)
    expect(one({ options: [{ ...first, why: undefined }, ...rest] })).toContain(
      `${where}, options no. 1, why: is missing.`,
    )
    expect(one({ options: [{ ...first, why: ' ' }, ...rest] })).toContain(
      `${where}, options no. 1, why: must not be empty.`,
    )
  })
  test.each(['source', 'reason', 'stem', 'domain', 'task', 'difficulty', 'choose'])('the key %s', key => {
    expect(one({ [key]: undefined })).toContain(`${where}, ${key}: is missing.`)
  })
  test('the day of the check', () => {
    expect(problemsOf({ [file]: { questions: [aQuestion()] } })).toContain(
      `${where}: verified_on is missing, here and at the top of the file.`,
    )
  })
  test('the notes it rests on', () => {
    expect(one({ tests: [] })).toContain(`${where}: tests names no note that the question rests on.`)
  })
})

describe('what is not known', () => {
  test('a task that the exam guide does not have', () => {
    expect(one({ task: '2.5' })).toContain(`${where}: the task 2.5 is not one of the exam guide.`)
    expect(one({ task: 'two' })).toContain(`${where}, task: must be a task statement such as 2.1.`)
  })
  test('a task of another domain', () => {
    expect(one({ domain: 3 })).toContain(`${where}: the task 2.1 does not belong to domain 3.`)
  })
  test('a fifth domain, and a fourth difficulty', () => {
    expect(one({ domain: 5 })).toContainEqual(expect.stringContaining(`${where}, domain: `))
    expect(one({ difficulty: 4 })).toContainEqual(expect.stringContaining(`${where}, difficulty: `))
  })
  test('a service', () => {
    expect(one({ services: ['ec3'] })).toContain(`${where}: the service ec3 is not known; see services/.`)
  })
  test('a note, or a duty', () => {
    expect(one({ tests: ['ec2/sweeping', 'model-whom'] })).toEqual([
      `${where}: the note ec2/sweeping is not known; see topics/.`,
      `${where}: the note model-whom is not known; see topics/.`,
    ])
  })
  test('a source without a title', () => {
    expect(one({ source: 'https://example.com/' })).toContain(
      `${where}: the source https://example.com/ has no title in sources.yaml.`,
    )
  })
})

describe('wording', () => {
  test.each([
    'All of the above',
    'None of these',
    'Both A and B',
    'Neither',
    'Any of the others',
    'Option C',
  ])('the option “%s”', text => {
    expect(one(withFirst(text))).toContain(`${where}: the option “${text}” speaks of the other options.`)
  })
  test('options that speak of all sorts of things are left alone', () => {
    for (const text of ['All of the disks', 'Both sides', 'None of its data', 'Options of the table']) {
      expect(one(withFirst(text))).toEqual([])
    }
  })
  test('two options that say the same, or have the same reason', () => {
    expect(one(withFirst('The option, NUMBER 1'))).toContain(`${where}: two options say the same.`)
    const [first, ...rest] = options(4)
    expect(one({ options: [{ ...first, why: 'Reason number 2!' }, ...rest] })).toContain(
      `${where}: two options have the same reason.`,
    )
  })
  test('options that differ in grammar', () => {
    expect(one(withFirst('Number 0.'))).toContain(
      `${where}: some options end with a full stop and others do not.`,
    )
    expect(one(withFirst('number 0'))).toContain(
      `${where}: some options begin in lower case and others do not.`,
    )
  })
  test('a stem that asks nothing, or says how many to choose', () => {
    expect(one({ stem: 'The patching of the guest is up to:' })).toContain(
      `${where}: the stem has to end with its question.`,
    )
    expect(one({ stem: 'Who patches the guest? Choose two. Who?' })).toContain(
      `${where}: the stem says how many to choose; the app adds that.`,
    )
  })
  test('a stem over 70 words', () => {
    const stem = `${Array.from({ length: 71 }, () => 'word').join(' ')}?`
    expect(one({ stem })).toContain(`${where}: the stem has 71 words, at most 70 are allowed.`)
  })
})

describe('two questions that ask the same', () => {
  const stem =
    'A museum in Lisbon keeps scanned letters in a bucket. Who decides which visitors may read them?'
  const museum = aQuestion({ id: 'exam-museum', stem })

  test('in the same words', () => {
    expect(check(museum, aQuestion({ stem }))).toContain(
      `${where}: asks the same question as ${file}, questions exam-museum.`,
    )
  })
  test('in nearly the same words, also in another file', () => {
    const near = aQuestion({
      stem: 'A museum in Madrid keeps scanned letters in a bucket. Who decides which visitors can read them?',
      ...withFirst('Another option'),
    })
    const message = 'questions exam-patching: shares 80 % of its words with exam-museum in questions/a.yaml.'
    expect(check(museum, near)).toContain(`${file}, ${message}`)
    const files = {
      [file]: { verified_on: '2026-11-01', questions: [museum] },
      'questions/b.yaml': { verified_on: '2026-11-01', questions: [near] },
    }
    expect(problemsOf(files)).toContain(`questions/b.yaml, ${message}`)
  })
  test('with the same options and little else', () => {
    const letters = 'Scanning letters; sorting parcels; welcoming visitors; printing brochures'.split('; ')
    const same = letters.map((text, at) => ({ text, right: at === 0, why: `Reason ${at}.` }))
    const first = aQuestion({ id: 'exam-museum', stem: 'What does a museum do?', options: same })
    expect(check(first, aQuestion({ stem: 'And what does a library do?', options: same }))).toContainEqual(
      expect.stringContaining('of its words with exam-museum'),
    )
  })
  test('the same id', () => {
    expect(check(museum, { ...museum, stem: 'Who lights the halls of a port?' })).toContain(
      `${file}, questions exam-museum: the id exam-museum is already used in ${file}.`,
    )
  })
  test('different questions are left alone', () => {
    expect(check(museum, aQuestion())).toEqual([])
  })
})
