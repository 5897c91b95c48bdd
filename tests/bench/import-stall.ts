import { _electron, type Page } from '@playwright/test'
import { electronRuntime } from '../support/runtime.mjs'
import { appFolder, profileWith, sameFlags } from './windows.ts'

/** How often each side looks at the clock, ms. */
const everyMs = 5

/** Imports a package in the real window; gives the longest stall of each side, ms, and how long it took. */
export async function longestStall(file: string): Promise<{ stalls: number[]; share: string }> {
  const profile = profileWith(null)
  const { executable, args } = await electronRuntime()
  const electron = await _electron.launch({
    executablePath: executable,
    args: [...args, appFolder, `--user-data-dir=${profile.folder}`, ...sameFlags],
  })
  try {
    const page = await electron.firstWindow()
    await page.getByRole('button', { name: 'Start revising' }).waitFor()
    await electron.evaluate(watch, everyMs)
    await page.evaluate(`(${watch})(null, ${everyMs})`)
    const tookMs = await imported(page, file)
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

/** In the page: imports the file as the room does, following the job. */
async function imported(page: Page, file: string): Promise<number> {
  return await page.evaluate(async file => {
    const { demarc } = globalThis as unknown as {
      demarc: { call: (name: string, args: unknown) => Promise<{ is: string }> }
    }
    const began = performance.now()
    const reply = await demarc.call('exchange.import', { job: 'bench', source: { file } })
    if (reply.is !== 'done') throw new Error(JSON.stringify(reply))
    return performance.now() - began
  }, file)
}
