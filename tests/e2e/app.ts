import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { launched } from '../support/launch.ts'
import { attemptsIn } from './net-log.ts'

/** How a test wants the app to be started. What is left out is a new profile at a fixed time. */
export type StartOptions = {
  /** A profile of an earlier start; without one the test gets a folder of its own. */
  profile?: string
  /** Where the clock starts, ISO; it runs on from there. */
  now?: string
  timeZone?: string
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  /** Prepares the profile before the app sees it, such as by writing a collection. */
  prepare?: (profile: string) => void | Promise<void>
}

/** The running app, its window, and its file. */
export type App = {
  electron: ElectronApplication
  page: Page
  profile: string
  collectionFile: string
  /** Ends the app as its user would, and waits until it is gone. */
  close: () => Promise<void>
  /** SIGKILL: no chance to say goodbye. */
  kill: () => Promise<void>
  /** All rows of a query on the collection's file, read from outside. */
  rows: (sql: string) => Record<string, unknown>[]
}

type Fixtures = { start: (options?: StartOptions) => Promise<App> }

const projectFolder = path.resolve(import.meta.dirname, '../..')

/** Every test may start the app as often as it likes; afterwards nothing of it is left and nothing was requested. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  start: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'demarc-e2e-'))
    const started: App[] = []
    const logs: string[] = []
    await use(async (options = {}) => {
      const profile = options.profile ?? path.join(folder, `profile-${started.length}`)
      await options.prepare?.(profile)
      const log = path.join(folder, `net-log-${logs.length}.json`)
      logs.push(log)
      const app = await launch(profile, log, options)
      started.push(app)
      return app
    })
    for (const app of started) await app.close()
    const attempts = logs.flatMap(log => attemptsIn(existsSync(log) ? readFileSync(log, 'utf8') : ''))
    rmSync(folder, { recursive: true, force: true })
    expect(attempts, 'nothing may leave the app').toEqual([])
  },
})

async function launch(profile: string, netLog: string, options: StartOptions): Promise<App> {
  const electron = await launched({
    args: [
      projectFolder,
      `--user-data-dir=${profile}`,
      `--now=${options.now ?? '2026-11-23T09:00:00Z'}`,
      `--log-net-log=${netLog}`,
      '--force-device-scale-factor=1',
    ],
    env: { TZ: options.timeZone ?? 'Europe/Madrid', LANG: 'en_GB.UTF-8' },
    colorScheme: options.theme ?? null,
  })
  const page = await electron.firstWindow()
  const size = [options.width ?? 1280, options.height ?? 800] as const
  await insistently(() =>
    electron.evaluate(
      ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      size,
    ),
  )
  // As the computer's own setting would be; the app itself sets `nativeTheme` by the user's, once it has read it.
  if (options.theme !== undefined) await page.emulateMedia({ colorScheme: options.theme })
  const collectionFile = path.join(profile, 'collection.db')
  let isOver = false
  return {
    electron,
    page,
    profile,
    collectionFile,
    close: async () => {
      if (isOver) return
      isOver = true
      await electron.close()
    },
    kill: async () => {
      isOver = true
      const gone = new Promise<void>(resolve => electron.process().once('exit', () => resolve()))
      electron.process().kill('SIGKILL')
      await gone
    },
    rows: sql => {
      const db = new Database(collectionFile, { readonly: true })
      try {
        return db.prepare<[], Record<string, unknown>>(sql).all()
      } finally {
        db.close()
      }
    },
  }
}

/**
 * Does once more what the inspector gave up on: while the app is starting, its reply may be collected as garbage
 * before it is read, though what was asked was done. Only for what may be done twice.
 */
async function insistently(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!String(error).includes('garbage collected')) throw error
    await act()
  }
}

/** A copy of a profile as it lies on disk now, for starting a second app from the same state. */
export function copyOf(profile: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'demarc-profile-'))
  cpSync(profile, copy, { recursive: true, filter: file => !path.basename(file).startsWith('Singleton') })
  return copy
}

export { expect }
