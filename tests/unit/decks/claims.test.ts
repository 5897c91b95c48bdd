import { describe, expect, test } from 'vitest'
import { compileDecks } from '../../../decks/compile.ts'
import { countsOf } from '../../../decks/counts.ts'
import type { BuiltInNote, Owner } from '../../../decks/types.ts'
import { decksDir } from './small-decks.ts'

const builtIn = compileDecks(decksDir)
const deckIds = new Map(builtIn.decks.map(deck => [deck.name, deck.id]))

/** All that a note says, without marks and cloze brackets. */
function textOf(note: BuiltInNote): string {
  return Object.values(note.fields)
    .join(' ')
    .replace(/\{\{c\d+::(.*?)(?:::.*?)?\}\}/g, '$1')
    .replace(/<[^>]+>/g, '')
}

/** The notes of a topic that say all of these things; there must be one at least. */
function notesAbout(topic: string, ...said: RegExp[]): BuiltInNote[] {
  const found = builtIn.notes.filter(
    note => note.deck === deckIds.get(topic) && said.every(one => one.test(textOf(note))),
  )
  expect(found.length, `no note in “${topic}” says ${said.join(' and ')}`).toBeGreaterThan(0)
  return found
}

/** Whose the duties of a service are that match. */
function ownersOf(serviceId: string, duty: RegExp): Owner[] {
  const service = builtIn.services.find(one => one.id === serviceId)
  return [...new Set(service?.duties.filter(one => duty.test(one.duty)).map(one => one.owner))]
}

describe('what the decks are founded on is asked', () => {
  test('AWS runs from the host operating system and virtualisation layer down to the sites', () => {
    notesAbout('The model and its words', /AWS operates/, /host operating system/, /physical security/)
    notesAbout("AWS's side", /host operating system/i, /virtualisation layer/i, /physical security/)
    expect(ownersOf('ec2', /host operating system and the virtualisation layer/)).toEqual(['aws'])
  })
  test('the customer manages guest system with patches, applications and security group', () => {
    notesAbout("The customer's side", /guest operating system/, /application software/i, /security groups/i)
    notesAbout("The customer's side", /updates/, /security patches/)
    expect(ownersOf('ec2', /guest operating system/)).toEqual(['customer'])
    expect(ownersOf('ec2', /software installed/)).toEqual(['customer'])
    expect(ownersOf('ec2', /security group rules/)).toEqual(['customer'])
  })
  test('duties vary with service, integration and law; sharing gives flexibility and control', () => {
    notesAbout('The model and its words', /services chosen/i, /integrated/, /laws and regulations/i)
    notesAbout('The model and its words', /flexibility/i, /control/)
    notesAbout('How the line moves', /integrate/, /laws/)
  })
  test('security of the cloud is hardware, software, networking and facilities, and AWS’s', () => {
    notesAbout('The model and its words', /hardware/i, /software/i, /networking/i, /facilities/i)
    notesAbout('The model and its words', /security of the cloud/i, /AWS's/)
  })
  test('security in the cloud is the customer’s and depends on the services', () => {
    notesAbout('The model and its words', /security in the cloud/i, /customer's/)
    notesAbout('How the line moves', /choosing a service/i, /how much/)
  })
  test('EC2 leaves the configuration of the instance to the customer', () => {
    notesAbout('How the line moves', /EC2/, /security configuration/, /Customer/)
  })
  test('S3 leaves data, classification, encryption and permissions to the customer, the rest is AWS’s', () => {
    notesAbout('How the line moves', /S3/, /infrastructure/i, /operating system/i, /platform/i)
    notesAbout('How the line moves', /S3/, /classifying/, /encryption/, /permissions/)
    expect(ownersOf('s3', /operating system/)).toEqual(['aws'])
    expect(ownersOf('s3', /^classifying/)).toEqual(['customer'])
    expect(ownersOf('s3', /bucket policy and IAM/)).toEqual(['customer'])
  })
  test('EC2 and S3 are compared in detail', () => {
    expect(notesAbout('How the line moves', /EC2/, /S3/).length).toBeGreaterThanOrEqual(8)
  })
  test('inherited controls are taken over in full', () => {
    notesAbout('Shared controls', /inherited/i, /in full/)
    notesAbout('Shared controls', /physical controls/i, /environmental controls/i)
  })
  test('shared controls apply to both layers, and the customer has to implement its own', () => {
    notesAbout('Shared controls', /both layers/, /separate/)
    notesAbout('Shared controls', /put the control in place/i)
  })
  test('patch management has two sides', () => {
    notesAbout('Shared controls', /patch management/i, /infrastructure/, /guest operating systems/)
    notesAbout('Shared controls', /AWS's side of patch management/, /infrastructure/)
    notesAbout(
      'Shared controls',
      /customer's side of patch management/,
      /guest operating systems/,
      /applications/,
    )
  })
  test('configuration management has two sides', () => {
    notesAbout('Shared controls', /AWS's side of configuration management/, /infrastructure devices/)
    notesAbout(
      'Shared controls',
      /configuration management/i,
      /guest operating systems/i,
      /databases/i,
      /applications/i,
    )
  })
  test('awareness and training has two sides', () => {
    notesAbout('Shared controls', /AWS trains AWS employees/, /customer trains its own employees/)
  })
  test('customer-specific controls are the customer’s alone, such as zone security', () => {
    notesAbout('Shared controls', /customer-specific/i, /customer's alone/)
    notesAbout(
      'Shared controls',
      /service and communications protection/i,
      /zone security/i,
      /routing or zoning/,
    )
  })
})

test('300 notes and more are written by hand, of every kind but the exam’s; the matrix has 350 cells and more', () => {
  const handWritten = builtIn.notes.filter(note => !note.guid.includes('/') && note.kind !== 'exam')
  expect(handWritten.length).toBeGreaterThanOrEqual(300)
  expect(new Set(handWritten.map(note => note.kind)).size).toBe(7)
  const { cards, cells, services } = countsOf(builtIn)
  expect(cards).toBeGreaterThanOrEqual(800)
  expect(services).toBeGreaterThanOrEqual(60)
  expect(cells).toBeGreaterThanOrEqual(350)
})
