import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'

/** How long a statement waits for another process, in ms: a reader or a checkpoint is over by then. */
const patienceMs = 250

/** Sets what every connection of ours has; `isReading` for one that must not write. */
function prepare(connection: Database.Database, isReading: boolean): Database.Database {
  // A file from elsewhere may not make SQLite run functions or read outside its cells.
  connection.pragma('trusted_schema = off')
  connection.pragma('cell_size_check = on')
  connection.pragma('foreign_keys = on')
  connection.pragma('recursive_triggers = on')
  // 6 MB of pages: the working set of a session at 100,000 cards; more would count against the app's memory.
  connection.pragma('cache_size = -6000')
  connection.pragma('temp_store = memory')
  if (isReading) connection.pragma('query_only = on')
  return connection
}

/** Opens a file that exists, to write it. */
export function openToWrite(file: string): Database.Database {
  const connection = new Database(file, { fileMustExist: true, timeout: patienceMs })
  try {
    prepare(connection, false)
    connection.pragma('journal_mode = wal')
    connection.pragma('synchronous = full')
    connection.pragma('journal_size_limit = 4194304')
    // A checkpoint waits for the disk twice. It is made while nothing else is to be done (serving.ts), and in
    // the middle of the work only when some 32 MB have gathered, so that no grade waits for it.
    connection.pragma('wal_autocheckpoint = 8000')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Opens a file that exists, to read it.
 * @param how  `shared`: others may write it meanwhile. `readonly`: the same, where what a crash left must stay
 *             as it is. `still`: nothing may be made beside it; it is read into memory.
 */
export function openToRead(file: string, how: 'shared' | 'readonly' | 'still'): Database.Database {
  const connection =
    how === 'still'
      ? new Database(inRollbackMode(readFileSync(file)), { readonly: true })
      : new Database(file, { fileMustExist: true, readonly: how === 'readonly', timeout: 2000 })
  try {
    return prepare(connection, true)
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * A copy in memory of a file that was closed, its header saying that it has no log: with one SQLite would make
 * files beside it, and where that is forbidden it opens nothing. See sqlite.org/fileformat2.html, offset 18.
 */
function inRollbackMode(bytes: Buffer): Buffer {
  return bytes.fill(1, 18, 20)
}

/** Makes a database aside that nobody sees yet; written to disk by `settle`. */
export function openAside(file: string): Database.Database {
  const connection = new Database(file)
  connection.pragma('journal_mode = off')
  connection.pragma('synchronous = off')
  connection.pragma('trusted_schema = off')
  connection.pragma('foreign_keys = on')
  return connection
}
