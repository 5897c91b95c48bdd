import { expect, test } from 'vitest'
import { Stopwatch } from '../../../../renderer/app/stopwatch.ts'

test('a card is timed from its showing', () => {
  expect(new Stopwatch(1000, true).tookMs(4200.4)).toBe(3200)
})

test('a longer look than a minute counts as a minute', () => {
  expect(new Stopwatch(0, true).tookMs(3_600_000)).toBe(60_000)
})

test('the time while the window is hidden does not count', () => {
  const watch = new Stopwatch(0, true)
  watch.pause(2000)
  watch.resume(50_000)
  watch.resume(51_000)
  expect(watch.tookMs(53_000)).toBe(5000)
})

test('a card shown in a hidden window is timed from when it is seen', () => {
  const watch = new Stopwatch(0, false)
  expect(watch.tookMs(9000)).toBe(0)
  watch.resume(10_000)
  expect(watch.tookMs(11_000)).toBe(1000)
})
