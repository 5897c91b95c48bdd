import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname, '../..')

/** Where things are kept that are costly to make and that `npm ci` must not empty. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'demarc')

/** Programs the project brings along, Node 24 among them. */
export const bin = join(root, 'node_modules', '.bin')

/** A path inside the checkout. */
export const at = (/** @type {string[]} */ ...parts) => join(root, ...parts)

/**
 * The environment for programs we start: the project's own Node is found first, also when a script is run
 * without npm.
 * @param {Record<string, string | undefined>} [more]
 */
export function environment(more = {}) {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...more }
}

/** Whether we run as root, for whom Chromium's sandbox can't start. */
export const isRoot = process.getuid?.() === 0
