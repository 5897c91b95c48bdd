import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { electronRuntime } from '../support/runtime.mjs'

const projectFolder = path.resolve(import.meta.dirname, '../..')

/** Folders the windows of a measurement can be started from: the app, and the smallest Electron window. */
export const appFolder = projectFolder
export const bareFolder = path.join(import.meta.dirname, 'bare')

/** The same for both windows, so that only what they do differs. */
export const sameFlags = ['--force-device-scale-factor=1', '--disable-background-networking']

/** A profile of its own, with a collection copied into it if one is given. */
export function profileWith(collection: string | null): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-bench-profile-'))
  if (collection !== null) cpSync(collection, path.join(folder, 'collection.db'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * Starts a window and waits for the line in which it says that it is ready.
 * @returns ms from spawn to that line, and the process, still running
 */
export async function started(
  folder: string,
  profile: string,
  extra: string[] = [],
): Promise<{ tookMs: number; process: ChildProcess }> {
  const { executable, args } = await electronRuntime()
  const begun = performance.now()
  const child = spawn(executable, [...args, folder, `--user-data-dir=${profile}`, ...sameFlags, ...extra], {
    env: { ...process.env, DEMARC_READY_LINE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const tookMs = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no window within 60 s: ${said.slice(-800)}`)), 60_000)
    child.stderr?.on('data', chunk => {
      said += String(chunk)
    })
    child.stdout?.on('data', chunk => {
      said += String(chunk)
      if (!/^(ready|Demarc is ready)/m.test(said)) return
      clearTimeout(timer)
      resolve(performance.now() - begun)
    })
    child.once('exit', code => reject(new Error(`the window ended with ${code}: ${said.slice(-800)}`)))
  })
  return { tookMs, process: child }
}

/** Ends a window and waits until all of it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

/**
 * Memory of a process and all below it, MB: the sum of their proportional set sizes, in which a page that several
 * share counts once in all. Linux only.
 * @see Documentation/filesystems/proc.rst (smaps_rollup) of the Linux kernel
 */
export function treeMemoryMb(pid: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter(word => /^\d+$/.test(word))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended between the two looks.
    }
  }
  const isBelow = (one: number): boolean => {
    if (one === pid) return true
    const parent = parents.get(one)
    return parent !== undefined && parent > 1 && isBelow(parent)
  }
  let kb = 0
  for (const one of parents.keys()) {
    if (!isBelow(one)) continue
    try {
      kb += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // As above.
    }
  }
  return kb / 1024
}
