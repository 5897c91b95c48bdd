import { describe, expect, test } from 'vitest'
import { isBeforeOptions, usualGrade } from '../../../../renderer/rooms/review/review-state.ts'
import { aCard, aRoom, aSession, everything, FakeRefusal } from './a-session.ts'

const typed = aCard(1, { content: { kind: 'typed', question: '', term: 'Artifact', accepted: [] } })

describe('a grade', () => {
  test('carries the turn and the time, and the reply is the next card with its question', async () => {
    const { review, asked, world, state } = aRoom([aSession(aCard(1)), aSession(aCard(2))])
    await review.begin(everything)
    world.now = 4000
    review.showAnswer()
    world.now = 7000
    await review.grade(4)
    expect(asked.at(-1)).toEqual(['answer', { cardId: 1, turn: 'turn 1', grade: 4, tookMs: 7000 }])
    expect(state()).toMatchObject({ session: { card: { cardId: 2 } }, isAnswerShown: false, showing: 2 })
  })

  test('counts for nothing before the answer is shown', async () => {
    const { review, asked } = aRoom([aSession(aCard(1))])
    await review.begin(everything)
    await review.grade(3)
    expect(asked).toHaveLength(1)
  })

  test('under way lets no second one through', async () => {
    let arrive: (session: ReturnType<typeof aSession>) => void = () => undefined
    const slow = new Promise<ReturnType<typeof aSession>>(resolve => {
      arrive = resolve
    })
    const { review, asked } = aRoom([aSession(aCard(1)), slow])
    await review.begin(everything)
    review.showAnswer()
    const first = review.grade(3)
    await review.grade(3)
    arrive(aSession(aCard(2)))
    await first
    expect(asked.map(([name]) => name)).toEqual(['begin', 'answer'])
  })

  test('under way is waited for by an undo', async () => {
    const { review, asked, state } = aRoom([aSession(aCard(1)), aSession(aCard(2)), aSession(aCard(1))])
    await review.begin(everything)
    review.showAnswer()
    const first = review.grade(3)
    const second = review.undo()
    await Promise.all([first, second])
    expect(asked.map(([name]) => name)).toEqual(['begin', 'answer', 'undo'])
    expect(state()).toMatchObject({ session: { card: { cardId: 1 } } })
  })

  test('of a card that has moved shows the card as it stands, without a word', async () => {
    const { review, asked, said, state } = aRoom([
      aSession(aCard(1)),
      new FakeRefusal('turn_over'),
      aSession(aCard(1, { turn: 'turn 1b' })),
    ])
    await review.begin(everything)
    review.showAnswer()
    await review.grade(3)
    expect(asked.map(([name]) => name)).toEqual(['begin', 'answer', 'current'])
    expect(said).toEqual([])
    expect(state()).toMatchObject({
      session: { card: { turn: 'turn 1b' } },
      isAnswerShown: false,
      problem: null,
    })
  })

  test('that is refused for another reason leaves the card and says why until something succeeds', async () => {
    const { review, state } = aRoom([aSession(aCard(1)), new FakeRefusal('disk_full'), aSession(aCard(2))])
    await review.begin(everything)
    review.showAnswer()
    await review.grade(3)
    expect(state()).toMatchObject({ problem: { sentence: 'No.' }, isAnswerShown: true })
    await review.grade(3)
    expect(state()).toMatchObject({ problem: null, session: { card: { cardId: 2 } } })
  })

  test('of a hidden window is not timed', async () => {
    const { review, asked, world } = aRoom([aSession(aCard(1)), aSession(null)])
    await review.begin(everything)
    world.now = 2000
    world.isVisible = false
    review.visibilityChanged()
    world.now = 40_000
    world.isVisible = true
    review.visibilityChanged()
    world.now = 43_000
    review.showAnswer()
    await review.grade(3)
    expect(asked.at(-1)?.[1]).toMatchObject({ tookMs: 5000 })
  })
})

describe('Space after the answer', () => {
  test('grades Good', async () => {
    const { review, asked } = aRoom([aSession(aCard(1)), aSession(null)])
    await review.begin(everything)
    review.showAnswer()
    await review.gradeAsUsual()
    expect(asked.at(-1)?.[1]).toMatchObject({ grade: 3 })
  })

  test('grades Again when what was typed is wrong, Good when it is right or nothing was typed', async () => {
    const { review, state } = aRoom([aSession(typed)])
    await review.begin(everything)
    expect(usualGrade(state())).toBe(3)
    review.type('Inspector')
    expect(usualGrade(state())).toBe(1)
    review.type('artifact')
    expect(usualGrade(state())).toBe(3)
  })

  test('grades Again when the wrong owner was named, which shows the answer', async () => {
    const content = { kind: 'whose', question: '', owner: 'shared', awsPart: '', customerPart: '' } as const
    const { review, state } = aRoom([aSession(aCard(1, { content }))])
    await review.begin(everything)
    review.sayOwner('aws')
    expect(state().isAnswerShown).toBe(true)
    expect(usualGrade(state())).toBe(1)
    review.sayOwner('shared')
    expect(state().given.owner).toBe('aws')
  })
})

describe('a card that asks before it shows its options', () => {
  const option = (letter: string, isRight: boolean) => ({ letter, html: letter, isRight, why: '' })
  const question = aCard(1, {
    content: { kind: 'choice', question: '', options: [option('A', false), option('B', true)], choose: 1 },
    shouldAskBeforeOptions: true,
  })

  test('shows the question alone, then its options, then which are right', async () => {
    const { review, state } = aRoom([aSession(question)])
    await review.begin(everything)
    expect(isBeforeOptions(state())).toBe(true)
    review.showOptions()
    expect(isBeforeOptions(state())).toBe(false)
    expect(state().isAnswerShown).toBe(false)
    review.showAnswer()
    expect(isBeforeOptions(state())).toBe(false)
  })

  test('takes no choice of an option that nobody has seen', async () => {
    const { review, state } = aRoom([aSession(question)])
    await review.begin(everything)
    review.chooseOption(0)
    expect(state().given.chosen).toEqual([])
    review.showOptions()
    review.chooseOption(0)
    expect(state().given.chosen).toEqual([0])
    expect(usualGrade(state())).toBe(1)
    review.chooseOption(1)
    expect(usualGrade(state())).toBe(3)
  })

  test('keeps its options in view when it is flagged, and asks without them when it comes again', async () => {
    const { review, state } = aRoom([
      aSession(question),
      aSession({ ...question, flag: 2, turn: 'b' }),
      aSession({ ...question, turn: 'c' }),
    ])
    await review.begin(everything)
    review.showOptions()
    await review.flag(2)
    expect(isBeforeOptions(state())).toBe(false)
    review.showAnswer()
    await review.grade(1)
    expect(isBeforeOptions(state())).toBe(true)
  })
})

describe('the side of a card', () => {
  test('stays when the card is flagged, marked or read again', async () => {
    const { review, state } = aRoom([
      aSession(aCard(1)),
      aSession(aCard(1, { turn: 'b', flag: 2 })),
      aSession(aCard(1, { turn: 'c' })),
    ])
    await review.begin(everything)
    review.showAnswer()
    await review.flag(2)
    await review.refresh()
    expect(state()).toMatchObject({ isAnswerShown: true, showing: 1, session: { card: { turn: 'c' } } })
  })

  test('is the question again after an undo', async () => {
    const { review, state } = aRoom([aSession(aCard(2)), aSession(aCard(1))])
    await review.begin(everything)
    review.showAnswer()
    await review.undo()
    expect(state()).toMatchObject({ isAnswerShown: false, session: { card: { cardId: 1 } } })
  })

  test('is the question when the same card comes again', async () => {
    const { review, state } = aRoom([aSession(aCard(1)), aSession(aCard(1, { turn: 'again' }))])
    await review.begin(everything)
    review.showAnswer()
    await review.grade(1)
    expect(state()).toMatchObject({ isAnswerShown: false, showing: 2 })
  })
})

describe('a notice', () => {
  const journal = { undo: 'Bury card', redo: 'Grade Good' }

  test('of a change offers to undo it', async () => {
    const { review, said } = aRoom([aSession(aCard(1)), aSession(null, { notice: 'Buried.', journal })])
    await review.begin(everything)
    await review.bury('card')
    expect(said).toEqual([{ text: 'Buried.', action: 'Undo' }])
  })

  test('of an undo offers to redo it', async () => {
    const { review, said } = aRoom([aSession(null), aSession(aCard(1), { notice: 'Undone.', journal })])
    await review.begin(everything)
    await review.undo()
    expect(said).toEqual([{ text: 'Undone.', action: 'Redo' }])
  })

  test('of a flag is made here when the reply has none', async () => {
    const { review, said } = aRoom([aSession(aCard(1)), aSession(aCard(1, { flag: 2 }), { journal })])
    await review.begin(everything)
    await review.flag(2)
    expect(said).toEqual([{ text: 'Flag 2, orange.', action: 'Undo' }])
  })

  test('that there is nothing to undo offers nothing', async () => {
    const { review, said, state } = aRoom([aSession(null), new FakeRefusal('nothing_to_undo')])
    await review.begin(everything)
    await review.undo()
    expect(said).toEqual([{ text: 'No.', action: undefined }])
    expect(state().problem).toBeNull()
  })
})

test('what is pressed in a row is done in a row, each on what the one before left', async () => {
  const flagged = aCard(1, { flag: 3, turn: 'b' })
  const { review, asked } = aRoom([
    aSession(aCard(1)),
    aSession(flagged),
    aSession(aCard(1, { turn: 'c' })),
    aSession(aCard(2)),
  ])
  await review.begin(everything)
  await Promise.all([review.flag(3), review.flag(3), review.bury('card')])
  expect(asked.slice(1)).toEqual([
    ['flag', { cardId: 1, flag: 3 }],
    ['flag', { cardId: 1, flag: 0 }],
    ['bury', { cardId: 1, turn: 'c', whole: 'card' }],
  ])
})

test('the flag a card has already is taken away', async () => {
  const { review, asked } = aRoom([aSession(aCard(1, { flag: 3 })), aSession(aCard(1))])
  await review.begin(everything)
  await review.flag(3)
  expect(asked.at(-1)).toEqual(['flag', { cardId: 1, flag: 0 }])
})

test('learning ahead keeps to the filter, and a fault is kept for the screen', async () => {
  const filter = { deckIds: [], services: ['s3'] }
  const { review, asked, state } = aRoom([aSession(null, { waitingUntil: 1 }), new Error('broken')])
  await review.begin({ ...everything, filter })
  await review.learnAhead()
  expect(asked.at(-1)).toEqual(['begin', { filter, ahead: true, beyond: false }])
  expect(state().fault).toMatchObject({ message: 'broken' })
})
