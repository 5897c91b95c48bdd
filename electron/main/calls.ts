import { type BrowserWindow, nativeTheme } from 'electron'
import { z } from 'zod'
import type { CollectionClient } from '../collection/client.ts'
import { app as appCalls } from '../contract/app.ts'
import type { Envelope } from '../contract/core.ts'
import { Settings } from '../contract/settings.ts'
import type { Answer } from './ipc.ts'
import { chosenCollection, copyText, openSource } from './own-calls.ts'
import type { ProfileFile } from './profile.ts'
import { reportReady } from './ready-picture.ts'

/** What answering a call needs of the app around it. */
export type Around = {
  collection: CollectionClient
  profile: ProfileFile
  window: () => BrowserWindow | null
  /** Told whenever the collection says when the study day ends, ms since 1970. */
  dayEndsAt: (at: number) => void
  /** Called once Today is painted: what can wait until then, waits. */
  firstShown: (window: BrowserWindow) => void
}

const done = (value: unknown): Envelope => ({ is: 'done', value, changed: [] })
const DayEnd = z.object({ rollsOverAt: z.number() })
const Started = z.object({ settings: Settings, today: DayEnd })

/** Answers what needs a window or the system here, and everything else in the collection. */
export function answerer(around: Around): Answer {
  return async (name, args, timeZone) => {
    const window = around.window()
    if (window === null) return done(null)
    switch (name) {
      case 'app.openSource':
        return done(await openSource(window, appCalls.openSource.takes.parse(args)))
      case 'app.copyText':
        return done(copyText(appCalls.copyText.takes.parse(args)))
      case 'app.chooseCollection':
        return done(await chooseCollection(around, window))
      case 'app.ready': {
        around.firstShown(window)
        await reportReady(window, appCalls.ready.takes.parse(args).headline)
        return done(true)
      }
      default: {
        const reply = await around.collection.call(name, args, timeZone)
        if (reply.is === 'done') notice(around, name, reply.value)
        return reply
      }
    }
  }
}

async function chooseCollection(around: Around, window: BrowserWindow): Promise<boolean> {
  const file = await chosenCollection(window)
  if (file === null) return false
  await around.collection.use(file)
  around.profile.remember({ collection: file })
  return true
}

/** What the window and the profile have to know of a reply on its way back. */
function notice(around: Around, name: string, value: unknown): void {
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
