import type { Refusal, RefusalCode } from './core.ts'

/**
 * The input's fault: nothing was changed. Carries one clear sentence that says what is wrong and what to do,
 * and where (a file, a field, a line). Every other error is ours.
 */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly where: string | null

  constructor(code: RefusalCode, sentence: string, where: string | null = null) {
    super(sentence)
    this.name = 'Refused'
    this.code = code
    this.where = where
  }

  /** The refusal as it crosses processes. */
  toRefusal(): Refusal {
    return { code: this.code, message: this.message, where: this.where }
  }
}
