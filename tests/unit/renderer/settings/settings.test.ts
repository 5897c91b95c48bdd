import { expect, test } from 'vitest'
import { Settings } from '../../../../electron/contract/settings.ts'
import { limits, type NumberSetting, problemOf } from '../../../../renderer/rooms/settings/limits.ts'
import { costInWords, reviewsAgainst90 } from '../../../../renderer/rooms/settings/retention-cost.ts'

test('the limits of the fields are those of the contract', () => {
  for (const [setting, { min, max }] of Object.entries(limits)) {
    const { [setting as NumberSetting]: rule } = Settings.shape
    expect(
      [min, max].map(value => rule.safeParse(value).success),
      setting,
    ).toEqual([true, true])
    expect(
      [min - 1, max + 1].map(value => rule.safeParse(value).success),
      setting,
    ).toEqual([false, false])
  }
})

test('what is no whole number within the limits is told at the field', () => {
  expect(problemOf('newPerDay', '20')).toBeNull()
  for (const typed of ['', '-1', '10000', '2.5', 'many']) {
    expect(problemOf('newPerDay', typed), typed).toBe('Give a whole number from 0 to 9,999.')
  }
})

test('a higher retention costs more reviews, by the forgetting curve of FSRS-6', () => {
  // (0.9^(-1/0.1542) - 1) / (0.95^(-1/0.1542) - 1) = 0.98037 / 0.39471
  expect(reviewsAgainst90(0.95)).toBeCloseTo(2.484, 2)
  expect(reviewsAgainst90(0.9)).toBe(1)
  expect(reviewsAgainst90(0.8)).toBeLessThan(0.4)
})

test('the cost is told in a sentence', () => {
  expect(costInWords(0.9)).toBe(
    'About 10 in 100 cards will have slipped when they come due: a good middle for most people.',
  )
  expect(costInWords(0.95)).toContain('roughly 2.5 times')
  expect(costInWords(0.8)).toMatch(/roughly \d+\u2009% of the reviews/)
})
