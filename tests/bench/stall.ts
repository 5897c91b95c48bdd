import type { Page } from '@playwright/test'
import { launched } from '../support/launch.ts'
import { appFolder, profileWith, sameFlags } from './windows.ts'

/** How often each side looks at the clock, ms. */
const everyMs = 5

/** A call of the contract, as the page makes it. */
type Asked = { name: string; args: Record<string, unknown> }

/**
 * Does a job in the real window; gives the longest stall of either side, ms, and how long it took.
 * @param collection  the file of the collection that is open; null for a new one
 */
export async function longestStall(
  collection: string | null,
  asked: Asked,
): Promise<{ stalls: number[]; share: string }> {
  const profile = profileWith(collection)
  const electron = await launched({
    args: [appFolder, `--user-data-dir=${profile.folder}`, ...sameFlags],
  })
  try {
    const page = await electron.firstWindow()
    await page.getByRole('button', { name: 'Start revising' }).waitFor({ timeout: 120_000 })
    await electron.evaluate(watch, everyMs)
    await page.evaluate(`(${watch})(null, ${everyMs})`)
    const tookMs = await done(page, asked)
    const [main, ofPage] = [
      await electron.evaluate(() => Reflect.get(globalThis, 'longest') as number),
      await page.evaluate(stall),
    ]
    const words = `main ${main.toFixed(1)} ms, page ${ofPage.toFixed(1)} ms, ${Math.round(tookMs)} ms in all`
    return { stalls: [Math.max(main, ofPage)], share: words }
  } finally {
    await electron.close()
    profile.remove()
  }
}

/** Runs on either side: keeps the longest time between two looks at the clock. */
function watch(_: unknown, every: number): void {
  let last = performance.now()
  Reflect.set(globalThis, 'longest', 0)
  setInterval(() => {
    const now = performance.now()
    Reflect.set(
      globalThis,
      'longest',
      Math.max(Reflect.get(globalThis, 'longest') as number, now - last - every),
    )
    last = now
  }, every)
}

const stall = (): number => Reflect.get(globalThis, 'longest') as number

/** In the page: asks for the job as a room does, and waits for its end. */
async function done(page: Page, asked: Asked): Promise<number> {
  return await page.evaluate(async ({ name, args }) => {
    const { demarc } = globalThis as unknown as {
      demarc: { call: (name: string, args: unknown) => Promise<{ is: string }> }
    }
    const began = performance.now()
    const reply = await demarc.call(name, args)
    if (reply.is !== 'done') throw new Error(JSON.stringify(reply))
    return performance.now() - began
  }, asked)
}
