import { describe, expect, test } from 'vitest'
import { placementGrade } from '../../../electron/scheduling/placement.ts'

const pace = 8000
const grade = (isRight: boolean, tookMs: number, state: 'new' | 'learning' | 'review' = 'review') =>
  placementGrade({ isRight, tookMs, state }, pace)

describe('a placement is graded', () => {
  test('Again on the wrong side, however quick', () => {
    expect([grade(false, 100), grade(false, 60_000)]).toEqual([1, 1])
  })

  test('by the learner’s own pace on the right side', () => {
    expect(grade(true, pace / 2)).toBe(4)
    expect(grade(true, pace / 2 + 1)).toBe(3)
    expect(grade(true, pace * 2)).toBe(3)
    expect(grade(true, pace * 2 + 1)).toBe(2)
  })

  test('never Easy while the card is being learnt: it may have been a guess', () => {
    expect(grade(true, 100, 'new')).toBe(3)
    expect(grade(true, 100, 'learning')).toBe(3)
    expect(grade(true, pace * 3, 'new')).toBe(2)
  })
})
