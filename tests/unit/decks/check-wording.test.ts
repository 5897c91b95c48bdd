import { describe, expect, test } from 'vitest'
import { aCell, aNote, aService, aTopic, problemsOf, source } from './small-decks.ts'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const services = (...duties: unknown[]) => ({ 'services/ec2.yaml': aService({ duties }) })
const topic = (...notes: Record<string, unknown>[]) => ({ 'topics/01-model.yaml': aTopic(...notes) })

describe('wording', () => {
  test('a question over 30 words', () => {
    expect(problemsOf(topic(aNote({ question: `${words(31)}?` })))).toContain(
      'topics/01-model.yaml, notes model-who: the question has 31 words, at most 30 are allowed.',
    )
    expect(problemsOf(topic(aNote({ question: `${words(30)}?` })))).toEqual([])
  })
  test('an answer over 60 words, its reason included', () => {
    expect(problemsOf(topic(aNote({ answer: words(30), reason: words(31) })))).toContain(
      'topics/01-model.yaml, notes model-who: the answer has 61 words, at most 60 are allowed.',
    )
  })
  test('a question that is asked twice, in other signs', () => {
    const again = aNote({ id: 'model-again', question: 'Who guards buildings, THE buildings?' })
    expect(problemsOf(topic(aNote(), again))).toEqual([])
    const same = aNote({ id: 'model-again', question: 'Who guards buildings?' })
    expect(problemsOf(topic(aNote(), same))).toContain(
      'topics/01-model.yaml, notes model-again: asks the same question as topics/01-model.yaml, notes model-who.',
    )
  })
  test('a note that asks what the matrix asks already', () => {
    const same = aNote({ question: 'On Amazon EC2, who patches the guest operating system?' })
    const other = aNote({
      id: 'other',
      question: 'On Amazon EC2, who is responsible for patching the guest operating system?',
    })
    const third = aNote({ id: 'third', question: 'Who patches the guest operating system on Amazon EC2?' })
    expect(problemsOf(topic(same, other, third))).toContainEqual(
      expect.stringContaining('asks the same question as services/ec2.yaml, duties guest-os-patching.'),
    )
  })
  test('a question of the matrix that does not name the service', () => {
    expect(problemsOf(services(aCell({ question: 'Who patches the guest?' })))).toContain(
      'services/ec2.yaml, duties guest-os-patching: the question has to name the service.',
    )
  })
  test('a cloze without a deletion', () => {
    const cloze = { id: 'model-cloze', type: 'cloze', text: 'Nothing is hidden.', reason: 'No.' }
    expect(problemsOf(topic({ ...cloze, source }))).toContain(
      'topics/01-model.yaml, notes model-cloze: a cloze needs a deletion such as {{c1::hidden}}.',
    )
  })
  const choice = (...rights: boolean[]) => ({
    ...aNote({ id: 'model-choice', type: 'choice', answer: undefined }),
    options: rights.map((right, at) => ({ text: `Option ${at}`, right, why: 'So it is.' })),
  })
  test('a choice without a right option, or without a wrong one', () => {
    expect(problemsOf(topic(choice(false, false)))).toContain(
      'topics/01-model.yaml, notes model-choice: no option is right.',
    )
    expect(problemsOf(topic(choice(true, true)))).toContain(
      'topics/01-model.yaml, notes model-choice: no option is wrong.',
    )
  })
  test('a choice of several says how many', () => {
    expect(problemsOf(topic(choice(true, true, false)))).toContain(
      'topics/01-model.yaml, notes model-choice: 2 options are right, so the question has to say how many to choose.',
    )
  })
  test('the wrong words of a statement stand in it', () => {
    const error = {
      ...aNote({ id: 'model-error', type: 'error', question: undefined, answer: undefined }),
      statement: 'AWS patches the guest.',
      error: 'AWS mends',
      correction: 'The customer patches',
    }
    expect(problemsOf(topic(error))).toContain(
      "topics/01-model.yaml, notes model-error: the wrong words “AWS mends” don't stand in the statement.",
    )
  })
  test('American spelling', () => {
    expect(problemsOf(topic(aNote({ answer: 'The virtualization layer.' })))).toContain(
      'topics/01-model.yaml, notes model-who: “virtualization” is spelt with s here.',
    )
  })
})

describe('names of AWS', () => {
  const answer = (text: string) => problemsOf(topic(aNote({ answer: text })))
  const where = 'topics/01-model.yaml, notes model-who'
  test('a form that is not used', () => {
    expect(answer('Use AWS S3.')).toContain(`${where}: “AWS S3” is not used; write Amazon S3.`)
  })
  test('another case', () => {
    expect(answer('Use Guardduty.')).toContain(`${where}: “Guardduty” is spelt GuardDuty.`)
  })
  test('a name that does not exist', () => {
    expect(answer('Use AWS Magic Wand.')).toContain(`${where}: “AWS Magic” is no name that names.yaml knows.`)
  })
  test('names in code, plain words and possessives are left alone', () => {
    expect(answer("Run `aws s3 ls`; a backup, a config. AWS's own. Amazon S3's buckets.")).toEqual([])
  })
  test('a service whose name is not in the list', () => {
    expect(problemsOf({ 'services/ec2.yaml': aService({ name: 'Amazon EC3' }) })).toContain(
      'services/ec2.yaml, name: “Amazon EC3” is not in names.yaml.',
    )
  })
})
