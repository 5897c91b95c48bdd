import type { Page } from '@playwright/test'

/**
 * Revises `reviews` cards by keyboard in the real window.
 * @returns ms from each key that grades to the frame in which the next card stands painted
 */
export async function gradeCards(page: Page, reviews: number): Promise<number[]> {
  await page.getByRole('button', { name: 'Start revising' }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Show answer' }).waitFor()
  await page.evaluate(watchKeys)
  for (let done = 0; done < reviews; done += 1) {
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Easy/ }).waitFor()
    await page.keyboard.press('4')
    await page.waitForFunction(count => (Reflect.get(globalThis, 'painted') as number[]).length > count, done)
  }
  return page.evaluate(() => Reflect.get(globalThis, 'painted') as number[])
}

/**
 * Runs in the page: measures each grading key from its time stamp to the task that follows the frame in which the
 * question changed (the task is queued from within that frame, so it runs when the frame's painting is done).
 */
function watchKeys(): void {
  const painted: number[] = []
  Reflect.set(globalThis, 'painted', painted)
  let pressedAt: number | null = null
  let isCounted = true
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== '4') return
      pressedAt = event.timeStamp
      isCounted = false
    },
    { capture: true },
  )
  new MutationObserver(() => {
    if (isCounted || pressedAt === null || document.querySelector('[aria-label="Answer"]') !== null) return
    isCounted = true
    const from = pressedAt
    requestAnimationFrame(() => {
      const after = new MessageChannel()
      after.port1.onmessage = () => painted.push(performance.now() - from)
      after.port2.postMessage(null)
    })
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
}
