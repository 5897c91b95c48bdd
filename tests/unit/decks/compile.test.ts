import { expect, test } from 'vitest'
import { compileDecks } from '../../../decks/compile.ts'
import { noteTypes } from '../../../decks/note-types.ts'
import type { BuiltInNote } from '../../../decks/types.ts'
import { aNote, aQuestion, aService, aTopic, decksDir, smallDecks, source } from './small-decks.ts'

function compiled(...notes: Record<string, unknown>[]): BuiltInNote[] {
  return compileDecks(smallDecks({ 'topics/01-model.yaml': aTopic(...notes) })).notes.filter(
    note => note.deck === 'model',
  )
}

test('a note has every field of its type, in order, and the shared ones last', () => {
  const [note] = compiled(
    aNote({ services: ['ec2'], layer: 'virtualisation-layer', tags: ['term::host-os'], hint: 'Think.' }),
  )
  expect(note).toEqual({
    guid: 'demarc:model-who',
    type: 'Basic',
    kind: 'basic',
    deck: 'model',
    fields: {
      Front: 'Who guards the buildings?',
      Back: 'AWS.',
      Reason: 'Nobody else has a key.',
      Hint: 'Think.',
      Context: 'Amazon EC2',
      Service: 'Amazon EC2',
      Layer: 'Virtualisation layer',
      Source: source,
      'Source title': 'Shared Responsibility Model',
      Checked: '2026-11-01',
    },
    tags: ['layer::virtualisation-layer', 'service::ec2', 'term::host-os'],
    services: ['ec2'],
    layer: 'virtualisation-layer',
    source: { url: source, title: 'Shared Responsibility Model' },
    checked: '2026-11-01',
  })
  expect(Object.keys(note?.fields ?? {})).toEqual(noteTypes.find(type => type.kind === 'basic')?.fields)
})

test('a text is HTML with code and bold, and nothing else', () => {
  const [note] = compiled(aNote({ answer: 'A <b> & **bold** `a < b` *one*' }))
  expect(note?.fields.Back).toBe('A &lt;b&gt; &amp; <b>bold</b> <code>a &lt; b</code> *one*')
})

test('a choice says which letters are right, and keeps each reason with its option', () => {
  const options = ['one', 'two', 'three', 'four'].map((text, at) => ({
    text,
    right: at < 2,
    why: `why ${text}`,
  }))
  const [note] = compiled({
    id: 'model-choice',
    type: 'choice',
    question: 'Which two?',
    options,
    reason: 'So.',
    source,
  })
  const fields = note?.fields ?? {}
  const right = (fields.Answer ?? '').split(', ').map(letter => fields[`Option ${letter}`])
  expect(right.sort()).toEqual(['one', 'two'])
  for (const letter of ['A', 'B', 'C', 'D']) {
    expect(fields[`Why ${letter}`]).toBe(`why ${fields[`Option ${letter}`]}`)
  }
  expect(fields['Option E']).toBe('')
})

test('the place of the right option is spread over the letters', () => {
  const notes = Array.from({ length: 60 }, (_, at) => ({
    id: `model-choice-${at}`,
    type: 'choice',
    question: `Which, number ${at}?`,
    options: ['right', 'b', 'c', 'd'].map(text => ({ text, right: text === 'right', why: 'So.' })),
    reason: 'So.',
    source,
  }))
  const letters = compiled(...notes).map(note => note.fields.Answer)
  for (const letter of ['A', 'B', 'C', 'D']) {
    expect(letters.filter(one => one === letter).length).toBeGreaterThan(5)
  }
})

test('an exam question carries its answer, task and what it tests', () => {
  const dir = smallDecks({ 'questions/a.yaml': { verified_on: '2026-11-01', questions: [aQuestion()] } })
  const note = compileDecks(dir).notes.find(one => one.kind === 'exam')
  expect(note).toMatchObject({ type: 'Exam question', guid: 'demarc:exam-patching', deck: 'exam' })
  expect(note?.fields).toMatchObject({
    Choose: '1',
    Domain: '2',
    Task: '2.1',
    Difficulty: '1',
    Tests: 'demarc:ec2/guest-os-patching',
  })
  expect(note?.fields[`Option ${note.fields.Answer}`]).toBe('The company')
})

test('decks hang under one root and are those that hold notes', () => {
  expect(compileDecks(smallDecks()).decks).toEqual([
    { id: 'srm', name: 'Shared responsibility', about: expect.any(String), parent: null, position: 0 },
    { id: 'model', name: 'The model and its words', about: expect.any(String), parent: 'srm', position: 0 },
    { id: 'services', name: 'Service by service', about: expect.any(String), parent: 'srm', position: 1 },
  ])
})

test('every note of the built-in decks lies in a deck and fills its first field', () => {
  const { notes, decks } = compileDecks(decksDir)
  const ids = new Set(decks.map(deck => deck.id))
  expect(notes.filter(note => !ids.has(note.deck)).map(note => note.guid)).toEqual([])
  expect(notes.filter(note => Object.values(note.fields)[0] === '').map(note => note.guid)).toEqual([])
  expect(new Set(notes.map(note => note.guid)).size).toBe(notes.length)
})

test('files that are not well formed are refused by name', () => {
  const dir = smallDecks({ 'topics/02-bad.yaml': { deck: 'model' } })
  expect(() => compileDecks(dir)).toThrow('topics/02-bad.yaml, notes: is missing.')
})

test('templates use fields that exist, and no script', () => {
  for (const type of noteTypes) {
    for (const template of type.templates) {
      const used = `${template.front}${template.back}`.matchAll(/\{\{[#^/]?(?:[a-z]+:)?([^}]+)\}\}/g)
      for (const [, name] of used) expect([...type.fields, 'FrontSide']).toContain(name)
      expect(`${template.front}${template.back}${type.css}`).not.toMatch(/<script|onclick|javascript:|url\(/)
    }
    expect(new Set(type.fields).size).toBe(type.fields.length)
  }
  expect(new Set(noteTypes.map(type => type.name)).size).toBe(8)
})

test('the stack beside the answer is that of a single service; two are named in the small line', () => {
  const s3 = aService({ id: 's3', name: 'Amazon S3', short: 'S3' })
  const notes = [
    aNote({ services: ['ec2', 's3'] }),
    aNote({ id: 'model-other', question: 'And?', services: [] }),
  ]
  const dir = smallDecks({ 'services/s3.yaml': s3, 'topics/01-model.yaml': aTopic(...notes) })
  const [both, none] = compileDecks(dir).notes
  expect(both?.fields).toMatchObject({ Service: '', Context: 'Amazon EC2 and Amazon S3' })
  expect(none?.fields).toMatchObject({ Service: '', Context: 'The model and its words' })
})

test('the services that decks.yaml puts first come first, the others by name', () => {
  const service = (id: string, name: string) => aService({ id, name, short: name.replace(/^\w+ /, '') })
  const dir = smallDecks({
    'services/s3.yaml': service('s3', 'Amazon S3'),
    'services/artifact.yaml': service('artifact', 'AWS Artifact'),
    'services/macie.yaml': service('macie', 'Amazon Macie'),
  })
  expect(compileDecks(dir).services.map(({ id }) => id)).toEqual(['ec2', 's3', 'macie', 'artifact'])
})
