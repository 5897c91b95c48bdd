import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { environment, root } from './place.mjs'

/**
 * @typedef {object} Outcome
 * @property {number} code      exit code; 127 when the program is not there, 1 when a signal ended it
 * @property {string} output    both streams, as they came
 */

/**
 * Runs a program and collects what it says, for the sentence or the log when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, limitMs?: number }} [options]
 * @returns {Promise<Outcome>}
 */
export function outcomeOf(program, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: environment(options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const limit = options.limitMs ? setTimeout(() => child.kill('SIGKILL'), options.limitMs) : undefined
    child.stdout.on('data', chunk => (output += chunk))
    child.stderr.on('data', chunk => (output += chunk))
    child.on('error', error => {
      clearTimeout(limit)
      resolve({ code: 127, output: error.message })
    })
    child.on('close', code => {
      clearTimeout(limit)
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * Runs a program on our own terminal, passing interruptions on. Yields its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<number>}
 */
export function passOnTo(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: environment(options.env), stdio: 'inherit' })
    // A terminal interrupts the child as well; then we only have to outlive it.
    const interrupted = () => {
      if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    const ended = () => child.kill('SIGTERM')
    process.on('SIGINT', interrupted)
    process.on('SIGTERM', ended)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', ended)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** Whether a program of that name is on the path. */
export function isOnPath(/** @type {string} */ program) {
  return (environment().PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** The last lines of a program's output that say something, for a sentence. */
export function lastWords(/** @type {string} */ output, lines = 3) {
  return output.trim().split('\n').filter(Boolean).slice(-lines).join(' / ').slice(-400)
}
