import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './app.ts'

test('the page has no Node, and its policy allows nothing inline, evaluated or remote', async ({ start }) => {
  const { page } = await start()
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  expect(
    await page.evaluate(() => [typeof globalThis.process, typeof Reflect.get(globalThis, 'require')]),
  ).toEqual(['undefined', 'undefined'])
  const tried = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'globalThis.wasRun = true'
    document.head.append(script)
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
    const image = new Image()
    image.src = 'https://example.com/pixel.png'
    document.body.append(image)
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    // A text given to a timer is evaluated later, without the licence that the test's own call has.
    setTimeout('globalThis.wasEvaluated = true')
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    for (const added of [script, style, image]) added.remove()
    return {
      violations,
      fetched,
      wasRun: ['wasRun', 'wasEvaluated'].some(name => Reflect.has(globalThis, name)),
    }
  })
  expect(tried).toMatchObject({ fetched: 'refused', wasRun: false })
  expect(new Set(tried.violations)).toEqual(
    new Set(['script-src-elem', 'style-src-elem', 'img-src', 'connect-src', 'script-src']),
  )
})

test('the page can neither leave its place nor open a window nor be granted anything', async ({ start }) => {
  const { page, electron } = await start()
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  const opened = await page.evaluate(() => window.open('https://example.com/') === null)
  expect(opened).toBe(true)
  expect(page.url()).toBe(before)
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const states = await page.evaluate(() =>
    Promise.all(
      ['notifications', 'geolocation', 'camera'].map(async name => {
        const status = await navigator.permissions.query({ name: name as PermissionName })
        return status.state
      }),
    ),
  )
  expect(states).toEqual(['denied', 'denied', 'denied'])
})

test('requests outside the page’s own scheme are blocked before they leave', async ({ start }) => {
  const { electron } = await start()
  const outcome = await electron.evaluate(async ({ session }) => {
    const tried = async (url: string) =>
      session.defaultSession.fetch(url).then(
        () => 'fetched',
        () => 'blocked',
      )
    return [await tried('http://127.0.0.1:9/'), await tried('https://example.com/')]
  })
  expect(outcome).toEqual(['blocked', 'blocked'])
})

test('a call that is not in the contract, or is given something else, is refused with a sentence', async ({
  start,
}) => {
  const { page } = await start()
  const replies = await page.evaluate(() => {
    const door = Reflect.get(globalThis, 'demarc') as {
      call: (name: unknown, args: unknown) => Promise<unknown>
    }
    return Promise.all([
      door.call('app.explode', {}),
      door.call('__proto__.toString', {}),
      door.call('review.answer', { cardId: 'one', grade: 9 }),
      door.call('settings.read', { extra: true }),
      door.call('app.openSource', { url: 'file:///etc/passwd' }),
    ])
  })
  for (const reply of replies) expect(reply).toMatchObject({ is: 'refused' })
})

test('a source opens only after a yes, and only in the system’s browser', async ({ start }) => {
  const { page, electron } = await start()
  const ask = (answer: number) =>
    electron.evaluate(({ dialog, shell }, response) => {
      const opened: string[] = []
      Reflect.set(globalThis, 'opened', opened)
      dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
      shell.openExternal = async url => void opened.push(url)
    }, answer)
  const open = () =>
    page.evaluate(() => {
      const door = Reflect.get(globalThis, 'demarc') as {
        call: (name: string, args: unknown) => Promise<unknown>
      }
      return door.call('app.openSource', { url: 'https://aws.amazon.com/compliance/' })
    })
  await ask(1)
  expect(await open()).toMatchObject({ is: 'done', value: false })
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([])
  await ask(0)
  expect(await open()).toMatchObject({ is: 'done', value: true })
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([
    'https://aws.amazon.com/compliance/',
  ])
})

test('the scheme serves the page and the collection’s media, in pieces too, and nothing beside them', async ({
  start,
}) => {
  const hash = 'a'.repeat(64)
  const sound = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000, 7)])
  const { electron } = await start({
    prepare: profile => {
      mkdirSync(path.join(profile, 'media'), { recursive: true })
      writeFileSync(path.join(profile, 'media', hash), sound)
      writeFileSync(path.join(profile, 'secret.txt'), 'secret')
    },
  })
  const served = await electron.evaluate(
    async ({ session }, asked) => {
      const answers: Record<string, unknown> = {}
      for (const [name, url, range] of asked) {
        const headers = range === '' ? {} : { Range: range }
        answers[name] = await session.defaultSession.fetch(url, { headers }).then(
          async reply => ({
            status: reply.status,
            type: reply.headers.get('content-type'),
            policy: reply.headers.get('content-security-policy')?.slice(0, 18),
            bytes: (await reply.arrayBuffer()).byteLength,
          }),
          () => 'refused',
        )
      }
      return answers
    },
    [
      ['page', 'app://demarc/index.html', ''],
      ['sound', `app://media/${hash}`, ''],
      ['piece', `app://media/${hash}`, 'bytes=1000-1999'],
      ['unknown', `app://media/${'b'.repeat(64)}`, ''],
      ['upwards', 'app://media/..%2fsecret.txt', ''],
      ['beside', 'app://demarc/..%2f..%2f..%2fpackage.json', ''],
      ['elsewhere', 'app://other/index.html', ''],
    ] as const,
  )
  const policy = "default-src 'none'"
  expect(served).toMatchObject({
    page: { status: 200, type: 'text/html; charset=utf-8', policy },
    sound: { type: 'audio/mpeg', policy, bytes: sound.length },
    piece: { type: 'audio/mpeg', policy, bytes: 1000 },
    unknown: 'refused',
    upwards: 'refused',
    beside: 'refused',
    elsewhere: 'refused',
  })
})
