import { type BrowserWindow, nativeTheme } from 'electron'
import { z } from 'zod'
import { app as appCalls } from '../contract/app.ts'
import type { Envelope } from '../contract/core.ts'
import { exchange } from '../contract/exchange.ts'
import { notes } from '../contract/notes.ts'
import { Settings } from '../contract/settings.ts'
import type { Around } from './around.ts'
import { chosenCollection, copyText, openSource } from './own-calls.ts'
import { savePdf } from './pdf.ts'
import { welcomeReady } from './ready-picture.ts'
import { saveReports } from './reports.ts'

const done = (value: unknown): Envelope => ({ is: 'done', value, changed: [] })
const DayEnd = z.object({ rollsOverAt: z.number() })
const Started = z.object({ settings: Settings, today: DayEnd })

/** No part of the first screen. */
const exchangeCalls = () => import('./exchange-calls.ts')

/** Answers what needs a window or the system here, and everything else in the collection. */
export async function answer(
  around: Around,
  name: string,
  args: unknown,
  timeZone: string,
): Promise<Envelope> {
  const window = around.window()
  if (window === null) return done(null)
  switch (name) {
    case 'app.openSource':
      return done(await openSource(window, appCalls.openSource.takes.parse(args)))
    case 'app.copyText':
      return done(copyText(appCalls.copyText.takes.parse(args)))
    case 'app.savePdf':
      return done(await savePdf(window, appCalls.savePdf.takes.parse(args)))
    case 'app.saveWrongReports':
      return await saveWrongReports(around, window, timeZone)
    case 'app.chooseCollection':
      return done(await chooseCollection(around, window))
    case 'exchange.chooseFile':
      return done(await (await exchangeCalls()).chosenDeck(window))
    case 'exchange.chooseTarget':
      return done(await (await exchangeCalls()).chosenTarget(window, exchange.chooseTarget.takes.parse(args)))
    case 'exchange.showFile':
      return done((await exchangeCalls()).showFile(exchange.showFile.takes.parse(args)))
    case 'app.ready':
      await welcomeReady(around, window, appCalls.ready.takes.parse(args).headline)
      return done(true)
    default: {
      const reply = await around.collection.call(name, args, timeZone)
      if (reply.is === 'done') noticeOf(around, name, reply.value)
      return reply
    }
  }
}

/** The text comes from the collection; only where it goes is asked here. */
async function saveWrongReports(around: Around, window: BrowserWindow, timeZone: string): Promise<Envelope> {
  const reply = await around.collection.call('notes.wrongReports', {}, timeZone)
  if (reply.is !== 'done') return reply
  return done(await saveReports(window, notes.wrongReports.gives.parse(reply.value)))
}

async function chooseCollection(around: Around, window: BrowserWindow): Promise<boolean> {
  const file = await chosenCollection(window)
  if (file === null) return false
  await around.collection.use(file)
  around.profile.remember({ collection: file })
  return true
}

/** What the window and the profile have to know of a reply on its way back. */
export function noticeOf(around: Around, name: string, value: unknown): void {
  if (name === 'app.start') {
    const { settings, today } = Started.parse(value)
    around.profile.remember({ isUsed: true, theme: settings.theme })
    nativeTheme.themeSource = settings.theme
    around.dayEndsAt(today.rollsOverAt)
  } else if (name === 'settings.save') {
    const { theme } = Settings.parse(value)
    around.profile.remember({ theme })
    nativeTheme.themeSource = theme
  } else if (name === 'today.view') {
    around.dayEndsAt(DayEnd.parse(value).rollsOverAt)
  }
}
