import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { compileDecks } from '../../../decks/compile.ts'
import type { BuiltInNote } from '../../../decks/types.ts'
import { asAct } from '../../../decks/verbs.ts'
import { aCell, aService, decksDir, smallDecks } from './small-decks.ts'

const rules = aCell({
  id: 'rules',
  responsibility: 'firewall-rules',
  duty: 'writing the security group rules',
})
const roles = aCell({
  id: 'roles',
  responsibility: 'service-roles',
  duty: 'deciding and writing down what the instance may do',
})

function generated(...duties: unknown[]): BuiltInNote[] {
  const dir = smallDecks({ 'services/ec2.yaml': aService({ duties }) })
  return compileDecks(dir).notes.filter(note => note.deck === 'services')
}

test('the same files always give the same object', () => {
  expect(JSON.stringify(compileDecks(decksDir))).toBe(JSON.stringify(compileDecks(decksDir)))
})

test('a cell that is added leaves the notes around it as they were, whatever its place', () => {
  const before = generated(aCell(), roles)
  const after = generated(rules, aCell(), roles)
  expect(after.map(note => note.guid)).toEqual([
    'demarc:ec2/rules',
    'demarc:ec2/guest-os-patching',
    'demarc:ec2/roles',
  ])
  expect(after.slice(1)).toEqual(before)
})

test('a cell that is reworded keeps its guid', () => {
  const [before] = generated(aCell())
  const [after] = generated(
    aCell({ duty: 'updating the system inside the instance', reason: 'Another one.' }),
  )
  expect(after?.guid).toBe(before?.guid)
  expect(after?.fields.Question).not.toBe(before?.fields.Question)
})

test('a cell that is not asked has no note but stays in the matrix', () => {
  const duties = [aCell({ quiz: false, quiz_why: 'Too easy.' }), rules]
  const builtIn = compileDecks(smallDecks({ 'services/ec2.yaml': aService({ duties }) }))
  expect(builtIn.notes.filter(note => note.deck === 'services').map(note => note.guid)).toEqual([
    'demarc:ec2/rules',
  ])
  expect(builtIn.services[0]?.duties.map(duty => duty.guid)).toEqual([null, 'demarc:ec2/rules'])
})

test('a question names the service once and ends with its mark', () => {
  for (const note of compileDecks(decksDir).notes.filter(note => note.deck === 'services')) {
    expect(note.fields.Question).toMatch(/^[A-Z].*[?.]$/)
    expect(note.fields.Question).not.toMatch(/undefined|null/)
  }
})

test('the service ends a question only when no clause before it could claim it', () => {
  const questions = (duty: string) =>
    generated(
      ...Array.from({ length: 20 }, (_, at) =>
        aCell({ id: `duty-${at}`, responsibility: `row-${at}`, duty }),
      ),
    ).map(note => note.fields.Question)
  expect(questions('patching the guest')).toContain('Who patches the guest on Amazon EC2?')
  for (const question of questions('testing a patch before it arrives')) {
    expect(question).not.toMatch(/arrives on Amazon EC2/)
  }
})

test('a setting stands between the service and the duty', () => {
  const [note] = generated(aCell({ when: 'with Auto Scaling' }))
  expect(note?.fields.Question).toMatch(/^On Amazon EC2 with Auto Scaling, who/)
})

test('a hand-worded question is taken as it is', () => {
  const question = 'Who patches the guest of an EC2 instance?'
  expect(generated(aCell({ question }))[0]?.fields.Question).toBe(question)
})

test('the small line names service and theme, and gives nothing away', () => {
  expect(generated(aCell())[0]?.fields.Context).toBe('Amazon EC2 · patch management')
})

test('a duty becomes an act when one verb alone is to be changed', () => {
  expect(asAct('patching the host')).toBe('patches the host')
  expect(asAct('choosing a key and its policy')).toBe('chooses a key and its policy')
  expect(asAct('choosing a key and rotating it')).toBeNull()
  expect(asAct('physical security')).toBeNull()
  // "Who has clients connect over TLS?" could ask who owns such clients.
  expect(asAct('having clients connect over TLS')).toBeNull()
})

test('the version changes with the content', () => {
  const version = (reason: string) =>
    compileDecks(smallDecks({ 'services/ec2.yaml': stringify(aService({ duties: [aCell({ reason })] })) }))
      .version
  expect(version('One reason.')).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/)
  expect(version('One reason.')).toBe(version('One reason.'))
  expect(version('One reason.')).not.toBe(version('Another reason.'))
})
