import { describe, expect, test } from 'vitest'
import { drawCurve, niceStep } from '../../../../renderer/rooms/review/curve.ts'

const DAY = 86_400_000
const frame = { width: 200, height: 100, left: 20, right: 10, top: 10, bottom: 20 }

describe('the curve', () => {
  const curve = [
    { at: 0, retrievability: 1 },
    { at: 10 * DAY, retrievability: 0.9 },
    { at: 10 * DAY, retrievability: 1 },
    { at: 20 * DAY, retrievability: 0.85 },
  ]
  const drawing = drawCurve(curve, 0.9, frame)

  test('starts at the left top and ends at the right margin', () => {
    expect(drawing.x(0)).toBe(20)
    expect(drawing.x(20 * DAY)).toBe(190)
    expect(drawing.y(1)).toBe(10)
    expect(drawing.path).toMatch(/^M20 10L105 /)
  })

  test('has room below its lowest point', () => {
    expect(drawing.floor).toBe(0.8)
    expect(drawing.y(0.8)).toBeCloseTo(80)
    expect(drawCurve([...curve, { at: 90 * DAY, retrievability: 0.42 }], 0.9, frame).floor).toBe(0.4)
    expect(drawCurve(curve, 0.7, frame).floor).toBeCloseTo(0.6)
  })

  test('says its time in days and its shares in per cent', () => {
    expect(drawing.times.map(tick => tick.label)).toEqual(['first review', '5 d', '10 d', '15 d', '20 d'])
    expect(drawing.shares.map(tick => tick.label)).toEqual([
      '100\u2009%',
      '95\u2009%',
      '90\u2009%',
      '85\u2009%',
      '80\u2009%',
    ])
  })

  test('of a young card says its time in hours', () => {
    const young = [
      { at: 0, retrievability: 1 },
      { at: DAY / 2, retrievability: 0.95 },
    ]
    expect(drawCurve(young, 0.9, frame).times.map(tick => tick.label)).toEqual([
      'first review',
      '2 h',
      '4 h',
      '6 h',
      '8 h',
      '10 h',
      '12 h',
    ])
  })

  test('of a card never reviewed is no path', () => {
    expect(drawCurve([], 0.9, frame).path).toBe('')
  })
})

test('steps are round', () => {
  expect([7, 12, 23, 60, 100, 400].map(span => niceStep(span, 6))).toEqual([2, 2, 5, 10, 20, 100])
})
