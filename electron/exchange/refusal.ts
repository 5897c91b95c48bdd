/**
 * Why a file could not be read or written. The code is for programs; `electron/contract` has the same words.
 * `file_damaged`: it is of the right kind, but broken; `file_foreign`: of another kind; `file_newer`: of a version
 * that came after us; `file_too_large`: beyond what we accept, or it unpacks to far more than it weighs;
 * `file_unsafe`: it names places outside of itself or holds what only an attack would.
 */
export type ExchangeCode =
  | 'file_missing'
  | 'file_unreadable'
  | 'file_empty'
  | 'file_damaged'
  | 'file_foreign'
  | 'file_newer'
  | 'file_too_large'
  | 'file_unsafe'
  | 'file_not_written'
  | 'disk_full'
  | 'job_cancelled'

/**
 * The file's fault, never ours: one sentence that says what is wrong and what to do, and where: the file, or a
 * place in it (an entry, a table's row, a line). Whoever catches it turns it into the app's own refusal.
 */
export class ExchangeRefused extends Error {
  readonly code: ExchangeCode
  readonly where: string | null

  constructor(code: ExchangeCode, sentence: string, where: string | null = null) {
    super(sentence)
    this.name = 'ExchangeRefused'
    this.code = code
    this.where = where
  }
}
