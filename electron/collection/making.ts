import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { openAside } from './connection.ts'
import { faultCode } from './sqlite-faults.ts'

/**
 * Makes a new database aside and puts it in its place whole, so that a half-made one is never seen.
 * Never replaces a file, but for an empty one.
 */
export function makeFile(
  file: string,
  standing: 'none' | 'empty',
  fill: (connection: Database.Database) => void,
): void {
  const aside = `${file}-new`
  rmSync(aside, { force: true })
  try {
    const connection = openAside(aside)
    try {
      fill(connection)
    } finally {
      connection.close()
    }
    settle(aside)
    if (standing === 'empty') renameSync(aside, file)
    else placeWithoutReplacing(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

/** A hard link fails where a file is; some file systems have none, and there the window is small. */
function placeWithoutReplacing(aside: string, file: string): void {
  try {
    linkSync(aside, file)
  } catch (error) {
    if (faultCode(error) === 'EEXIST') throw error
    renameSync(aside, file)
  }
}

/** Waits until a file's content is on the disk. */
export function settle(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
