import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FrameLocator, Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { type Imported, inFile, onlyImported, usedProfile } from './collections.ts'
import { begin, showAnswer } from './steps.ts'

type Start = (options?: { profile?: string; theme?: 'light' | 'dark' }) => Promise<App>

/** An app that shows the first card of these note types, and no other. */
async function showing(start: Start, types: Imported[], theme?: 'light' | 'dark'): Promise<App> {
  const { profile, file } = await usedProfile(start)
  onlyImported(file, types)
  const app = await start({ profile, ...(theme ? { theme } : {}) })
  await begin(app.page)
  return app
}

const front = (page: Page) => page.frameLocator('iframe[title="Front of the card"]')
const back = (page: Page) => page.frameLocator('iframe[title="Back of the card"]')
const colourOf = (frame: FrameLocator, selector: string, of: 'color' | 'backgroundColor' = 'color') =>
  frame.locator(selector).evaluate((element, what) => getComputedStyle(element)[what], of)

const basic = { front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' }

test('an imported card has its own style sheet, in the light and at night', async ({ start }) => {
  const css = `.card { color: rgb(10, 20, 30); font-size: 40px } .word { color: rgb(200, 0, 0) }
    .nightMode .word { color: rgb(255, 200, 200) } .card1 b { text-decoration: underline }`
  const note = {
    fields: ['Front', 'Back'],
    templates: [basic],
    css,
    notes: [['<b>bold</b> <i class="word">word</i>', 'Back']],
  }
  const light = await showing(start, [note], 'light')
  await expect(front(light.page).locator('b')).toHaveCSS('text-decoration-line', 'underline')
  await expect(front(light.page).locator('#qa')).toHaveCSS('font-size', '40px')
  expect(await colourOf(front(light.page), '.word')).toBe('rgb(200, 0, 0)')
  expect(await colourOf(front(light.page), 'body')).toBe('rgb(10, 20, 30)')
  // The window keeps its own.
  await expect(light.page.getByRole('button', { name: 'Show answer' })).not.toHaveCSS('font-size', '40px')
  const dark = await showing(start, [note], 'dark')
  await expect(front(dark.page).locator('.word')).toHaveCSS('color', 'rgb(255, 200, 200)')
})

test('black on white, as stock note types say, is legible in the dark', async ({ start }) => {
  const css = '.card { font-family: arial; text-align: center; color: black; background-color: white; }'
  const note = { fields: ['Front', 'Back'], templates: [basic], css, notes: [['Question', 'Back']] }
  const { page } = await showing(start, [note], 'dark')
  await expect(front(page).locator('body')).toHaveClass(/nightMode/)
  const luminance = async (of: 'color' | 'backgroundColor') => {
    const [red = 0, green = 0, blue = 0, alpha = 1] =
      (await colourOf(front(page), 'body', of)).match(/[\d.]+/g)?.map(Number) ?? []
    return alpha === 0 ? 30 : (red + green + blue) / 3
  }
  expect(await luminance('color')).toBeGreaterThan(180)
  expect(await luminance('backgroundColor')).toBeLessThan(60)
})

test('a cloze hides its deletion behind its hint, then shows it, and nothing of the other numbers', async ({
  start,
}) => {
  const { page } = await showing(start, [
    {
      ...{ fields: ['Text', 'More'], isCloze: true },
      templates: [{ front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>{{More}}' }],
      css: '.cloze { color: rgb(0, 0, 255) }',
      notes: [['{{c1::AWS::who?}} patches the hypervisor, {{c2::you}} the guest.', 'More']],
    },
  ])
  await expect(front(page).locator('#qa')).toHaveText('[who?] patches the hypervisor, you the guest.')
  await expect(front(page).locator('.cloze')).toHaveCSS('color', 'rgb(0, 0, 255)')
  await showAnswer(page)
  await expect(back(page).locator('.cloze')).toHaveText('AWS')
  await expect(back(page).locator('#qa')).toContainText('More')
})

test('a typed answer is compared sign by sign, on the card and in words', async ({ start }) => {
  const { page } = await showing(start, [
    {
      fields: ['Front', 'Back'],
      templates: [{ front: '{{Front}}{{type:Back}}', back: '{{FrontSide}}<hr>{{type:Back}}' }],
      notes: [['Who runs the region?', 'Amazon']],
    },
  ])
  await page.getByRole('textbox', { name: 'Your answer' }).fill('Amazin')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Wrong')
  await expect(back(page).locator('#typeans .typeBad')).toHaveText('i')
  await expect(back(page).locator('#typeans .typeMissed')).toHaveText(['-', 'o'])
  await expect(page.getByRole('button', { name: /^Again/ })).toBeFocused()
})

test('a hint opens at a click, formulas are set, and right-to-left text reads from the right', async ({
  start,
}) => {
  const { page } = await showing(start, [
    {
      fields: ['Front', 'Hint', 'Back'],
      templates: [{ front: '{{Front}}{{hint:Hint}}', back: '{{FrontSide}}<hr>{{Back}}' }],
      notes: [['של מי האחריות? \\(x^2\\) [latex]$y_1$[/latex]', 'על הענן', 'AWS']],
    },
  ])
  const card = front(page)
  await expect(card.locator('#qa math')).toHaveCount(2)
  await expect(card.locator('#qa math').first()).toContainText('x')
  await expect(card.locator('#qa')).not.toContainText('[latex]')
  await expect(card.locator('#qa')).toHaveCSS('direction', 'rtl')
  await expect(card.getByText('על הענן')).toBeHidden()
  await card.getByRole('link', { name: 'Hint' }).click()
  await expect(card.getByText('על הענן')).toBeVisible()
})

test('an unknown filter shows its field, and the card says so', async ({ start }) => {
  const { page } = await showing(start, [
    {
      fields: ['Front', 'Back'],
      templates: [{ front: '{{sparkle:Front}}', back: '{{FrontSide}}<hr>{{Back}}' }],
      notes: [['The field is here', 'Back']],
    },
  ])
  await expect(front(page).locator('#qa')).toContainText('The field is here')
  await page.getByText('A remark about this card').click()
  await expect(page.getByText(/sparkle/)).toBeVisible()
})

const hostile = `<script>parent.document.title = 'run'</script>
  <img src="https://evil.example/pixel.png" onerror="parent.document.title = 'run'">
  <img src=x onerror="parent.document.title = 'run'">
  <iframe src="https://evil.example/"></iframe><object data="https://evil.example/o.swf"></object>
  <link rel="stylesheet" href="https://evil.example/a.css"><meta http-equiv="refresh" content="0;url=https://evil.example/">
  <base href="https://evil.example/"><form action="https://evil.example/"><input name=a><button>Send</button></form>
  <svg><script>parent.document.title = 'run'</script><image href="https://evil.example/s.png"/>
    <use href="https://evil.example/s.svg#a"/><a href="javascript:parent.document.title='run'"><text y="20">svg link</text></a></svg>
  <video src="https://evil.example/v.mp4" autoplay></video><audio src="//evil.example/a.mp3"></audio>
  <div style="background: url(https://evil.example/b.png); background-image: u\\72l('https://evil.example/c.png')">styled</div>
  <a href="javascript:parent.document.title='run'">script link</a> <p onclick="parent.document.title='run'">a click</p>
  <style>@import url(https://evil.example/i.css); @font-face { font-family: x; src: url(https://evil.example/f.woff) }
    body { background: image-set("https://evil.example/d.png" 1x); font-family: x }</style>`

test('hostile HTML, CSS and SVG run nothing, load nothing and lead nowhere', async ({ start }) => {
  const app = await showing(start, [
    {
      fields: ['Front', 'Back'],
      templates: [{ front: '{{Front}}<p>The end</p>', back: '{{FrontSide}}<hr>{{Back}}' }],
      css: `@import "https://evil.example/t.css"; .card { background: url("https://evil.example/e.png") }
        #qa { position: fixed; inset: -2000px; cursor: url(https://evil.example/k.cur), auto }`,
      notes: [[hostile, hostile]],
    },
  ])
  const { page } = app
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  const title = await page.title()
  await expect(front(page).getByText('The end')).toBeAttached()
  for (const name of ['script link', 'a click', 'svg link'])
    await front(page).getByText(name).first().dispatchEvent('click')
  await showAnswer(page)
  await expect(back(page).getByText('script link')).toBeAttached()
  expect(await page.title()).toBe(title)
  expect(asked.filter(url => !url.startsWith('app://') && !url.startsWith('data:'))).toEqual([])
  expect(
    await front(page).locator('script, iframe, object, form, input, link, base, meta[http-equiv]').count(),
  ).toBe(0)
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('keys reach the window while the card’s frame has the focus, and the frame is as high as the card', async ({
  start,
}) => {
  const long = Array.from({ length: 40 }, (_, line) => `<p>Line ${line + 1}</p>`).join('')
  const { page, rows } = await showing(start, [
    { fields: ['Front', 'Back'], templates: [basic], notes: [['Short', long]] },
  ])
  const short = await page.locator('iframe[title="Front of the card"]').evaluate(frame => frame.clientHeight)
  expect(short).toBeGreaterThan(10)
  expect(short).toBeLessThan(120)
  await front(page).locator('body').click()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
  await expect
    .poll(() => page.locator('iframe[title="Back of the card"]').evaluate(frame => frame.clientHeight))
    .toBeGreaterThan(900)
  await back(page)
    .locator('body')
    .click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('2')
  await expect(page.getByRole('button', { name: /^Hard/ })).toBeHidden()
  expect(rows('SELECT grade FROM review_log')).toEqual([{ grade: 2 }])
})

/** A tenth of a second of silence. */
function silence(): Buffer {
  const head = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0',
    'latin1',
  )
  head.writeUInt32LE(36 + 800, 4)
  head.writeUInt32LE(800, 40)
  return Buffer.concat([head, Buffer.alloc(800, 128)])
}

test('a sound of the collection is played in the frame; one that is missing is named', async ({ start }) => {
  const { profile, file } = await usedProfile(start)
  const sound = silence()
  const hash = createHash('sha256').update(sound).digest('hex')
  onlyImported(file, [
    {
      fields: ['Front', 'Back'],
      templates: [basic],
      notes: [['Listen [sound:here.wav] [sound:gone.mp3]', 'Back']],
    },
  ])
  inFile(file, db => {
    db.prepare('INSERT INTO media (name, hash, bytes) VALUES (?, ?, ?)').run('here.wav', hash, sound.length)
  })
  const folder = path.join(path.dirname(file), 'media')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, hash), sound)
  const app = await start({ profile })
  await begin(app.page)
  const player = front(app.page).locator('audio')
  await expect(player).toHaveCount(1)
  await expect.poll(() => player.evaluate(audio => (audio as HTMLAudioElement).duration)).toBeCloseTo(0.1, 2)
  await expect(front(app.page).getByText('Sound missing: gone.mp3')).toBeVisible()
})
