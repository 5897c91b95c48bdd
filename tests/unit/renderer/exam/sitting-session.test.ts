import { describe, expect, test } from 'vitest'
import { anAttempt, aQuestion, aSitting } from './a-sitting.ts'

const two = () => anAttempt([aQuestion(1), aQuestion(2, { choose: 2 })])

describe('what is chosen', () => {
  test('is on screen at once and kept with the time it took and the time that is left', async () => {
    const { sitting, asked, world, settled, state } = aSitting(two())
    world.now = 4000
    sitting.choose('B')
    expect(state().attempt.questions[0]?.chosen).toEqual(['B'])
    await settled()
    expect(asked).toEqual([
      ['save', expect.objectContaining({ position: 1, chosen: ['B'], tookMs: 4000, leftMs: 596_000 })],
    ])
  })

  test('is kept in the order in which it was chosen', async () => {
    const { sitting, asked, settled } = aSitting(two())
    sitting.choose('A')
    sitting.choose('C')
    sitting.strike('D')
    await settled()
    expect(asked.map(([, args]) => [args.chosen, args.struck])).toEqual([
      [['A'], []],
      [['C'], []],
      [['C'], ['D']],
    ])
  })

  test('that is no option of the question is nothing', async () => {
    const { sitting, asked, settled } = aSitting(two())
    sitting.choose('F')
    await settled()
    expect(asked).toEqual([])
  })

  test('and refused says why until something succeeds, and stays chosen', async () => {
    const { sitting, world, settled, state } = aSitting(two())
    world.refuses = true
    sitting.choose('A')
    await settled()
    expect(state()).toMatchObject({ problem: { sentence: 'No.' } })
    world.refuses = false
    sitting.choose('B')
    await settled()
    expect(state().problem).toBeNull()
    expect(state().attempt.questions[0]?.chosen).toEqual(['B'])
  })
})

test('each question is given the time for which it was on screen', async () => {
  const { sitting, world, settled, state } = aSitting(two())
  world.now = 10_000
  sitting.next()
  world.now = 13_000
  sitting.previous()
  world.now = 14_000
  sitting.next()
  await settled()
  expect(state().attempt.questions.map(({ tookMs }) => tookMs)).toEqual([11_000, 3000])
})

test('after the last question everything is looked over, and a question can be gone back to', () => {
  const { sitting, state } = aSitting(two())
  sitting.next()
  sitting.next()
  expect(state()).toMatchObject({ isReviewing: true, position: 2 })
  sitting.next()
  expect(state().isReviewing).toBe(true)
  sitting.backToQuestions()
  expect(state()).toMatchObject({ isReviewing: false, position: 2 })
})

describe('time', () => {
  test('that is up hands the exam in, once', async () => {
    const { sitting, asked, world, settled } = aSitting(two())
    sitting.choose('A')
    world.now = 600_001
    sitting.tick()
    sitting.tick()
    await settled()
    expect(asked.filter(([name]) => name === 'submit')).toEqual([
      ['submit', { examId: 1, isTimeUp: true, leftMs: 0 }],
    ])
    expect(world.ended).toBe(1)
  })

  test('is kept every few seconds without a key', async () => {
    const { sitting, asked, world, settled } = aSitting(two())
    for (world.now = 0; world.now <= 12_000; world.now += 1000) sitting.tick()
    await settled()
    expect(asked.map(([, { leftMs }]) => leftMs)).toEqual([595_000, 590_000])
  })

  test('stands still while paused', async () => {
    const { sitting, world, settled, state } = aSitting(anAttempt([aQuestion(1)], { mode: 'practice' }))
    world.now = 5000
    await sitting.pause()
    world.now = 90_000
    expect(sitting.leftMs()).toBe(595_000)
    await sitting.pause()
    world.now = 91_000
    expect(sitting.leftMs()).toBe(594_000)
    sitting.flag()
    await settled()
    expect(state().attempt.questions[0]?.tookMs).toBe(6000)
  })
})

test('what is refused at handing in leaves the exam open', async () => {
  const { sitting, world, settled, state } = aSitting(two())
  world.refuses = true
  await sitting.submit()
  expect(state()).toMatchObject({ isEnding: false, problem: { sentence: 'No.' } })
  expect(world.ended).toBe(0)
  world.refuses = false
  await sitting.submit()
  await settled()
  expect(world.ended).toBe(1)
})

test('an answer that was shown stands', async () => {
  const { sitting, state } = aSitting(anAttempt([aQuestion(1)], { mode: 'practice' }))
  await sitting.reveal()
  expect(state().attempt.questions[0]?.revealed).toBeNull()
  sitting.choose('A')
  await sitting.reveal()
  expect(state().attempt.questions[0]?.revealed?.right).toEqual(['B'])
  sitting.choose('B')
  expect(state().attempt.questions[0]?.chosen).toEqual(['A'])
})
