import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cache, root } from './place.mjs'
import { tell } from './tell.mjs'

/**
 * Does something that only one of our commands may do at a time, such as building. The others wait, then look
 * again themselves whether anything is left to do. A lock whose owner has died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} [scope]  what is locked: this checkout, or the cache that all checkouts share
 */
export async function alone(name, work, scope = root) {
  const folder = join(cache, 'locks')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}-${createHash('sha256').update(scope).digest('hex').slice(0, 12)}`)
  const mine = `${process.pid} ${startOf(process.pid)}`
  let hasTold = false
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    if (isAbandoned(file)) {
      // Renaming first, so that of two who find it abandoned only one removes it, and never a fresh one.
      const aside = `${file}.${process.pid}`
      try {
        renameSync(file, aside)
        if (ownerIsAlive(readFileSync(aside, 'utf8'))) renameSync(aside, file)
        else rmSync(aside)
      } catch {}
      continue
    }
    if (!hasTold && !isOurs(file)) tell(`Waiting for another Demarc command that is busy here (${name}).`)
    hasTold = true
    await wait(150)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Whether this very process holds the lock: two of its own steps side by side. @param {string} file */
function isOurs(file) {
  try {
    return readFileSync(file, 'utf8').startsWith(`${process.pid} `)
  } catch {
    return true
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    return !ownerIsAlive(readFileSync(file, 'utf8'))
  } catch {
    return false
  }
}

/** Whether the process that wrote this lock still runs; process numbers are used again, start times are not. */
export function ownerIsAlive(/** @type {string} */ owner) {
  const [pid = '', start = ''] = owner.split(' ')
  if (!pid) return true // Just created and not written yet.
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  return startOf(Number(pid)) === start
}

/** When a process began, in the kernel's ticks; empty where the system doesn't tell. */
function startOf(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
