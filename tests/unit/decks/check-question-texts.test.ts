import { describe, expect, test } from 'vitest'
import { aNote, aQuestion, aTopic, problemsOf } from './small-decks.ts'

type Yaml = Record<string, unknown>
const file = 'questions/a.yaml'
const where = `${file}, questions exam-patching`

const one = (with_: Yaml) =>
  problemsOf({ [file]: { verified_on: '2026-11-01', questions: [aQuestion(with_)] } })
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

/** The options of a question that is in order, the last one with something else. */
function withLast(change: Yaml): Yaml {
  const options = aQuestion().options as Yaml[]
  return { options: [...options.slice(0, -1), { ...options.at(-1), ...change }] }
}

describe('rules for all texts hold for exam questions', () => {
  test('names of AWS, in stem, option and reason', () => {
    const sentence = `${where}: “AWS S3” is not used; write Amazon S3.`
    expect(one({ stem: 'Who may read a bucket in AWS S3?' })).toContain(sentence)
    expect(one(withLast({ text: 'The servers of AWS S3' }))).toContain(sentence)
    expect(one(withLast({ why: 'Nothing lies in AWS S3.' }))).toContain(sentence)
    expect(one({ reason: 'The data lies in AWS S3.' })).toContain(sentence)
  })
  test('a service that does not exist', () => {
    expect(one({ reason: 'This is done by AWS Housekeeper.' })).toContain(
      `${where}: “AWS Housekeeper” is no name that names.yaml knows.`,
    )
  })
  test('American spelling', () => {
    expect(one(withLast({ text: 'The virtualization layer' }))).toContain(
      `${where}: “virtualization” is spelt with s here.`,
    )
  })
  test('a reason over 60 words, and that of an option over 40', () => {
    expect(one({ reason: words(61) })).toContain(`${where}: the answer has 61 words, at most 60 are allowed.`)
    expect(one(withLast({ why: words(41) }))).toContain(
      `${where}: the why has 41 words, at most 40 are allowed.`,
    )
    expect(one({ reason: words(60), ...withLast({ why: words(40) }) })).toEqual([])
  })
  test('a note that asks what an exam question asks', () => {
    const question = 'A company runs a web server on EC2. Who patches the guest operating system?'
    const stem = question.replace('the guest', 'a guest')
    const files = {
      'topics/01-model.yaml': aTopic(aNote({ question })),
      [file]: { verified_on: '2026-11-01', questions: [aQuestion({ stem })] },
    }
    expect(problemsOf(files)).toContainEqual(expect.stringContaining('asks the same question as'))
  })
})

describe('rules for all facts hold for exam questions', () => {
  test('a source without https', () => {
    expect(one({ source: 'http://aws.amazon.com/' })).toContainEqual(
      expect.stringContaining(`${where}, source: must be an https address`),
    )
  })
  test('a check that lies in the future, or on no day', () => {
    expect(one({ verified_on: '2026-11-24' })).toContain(
      `${where}: verified_on 2026-11-24 lies in the future.`,
    )
    expect(one({ verified_on: '2026-13-45' })).toContain(`${where}: verified_on 2026-13-45 is no date.`)
  })
  test('an unknown tag', () => {
    expect(one({ tags: ['kind::riddle'] })).toContain(
      `${where}: the tag kind::riddle is not known; see tags.yaml.`,
    )
  })
  test('an unknown layer', () => {
    expect(one({ layer: 'cellar' })).toContainEqual(expect.stringContaining(`${where}, layer: `))
  })
  test('a key that the format does not know', () => {
    expect(one({ answer: 'The company.' })).toContainEqual(expect.stringContaining('answer'))
  })
})
