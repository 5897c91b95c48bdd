/** Tells what is being done. On stderr, because stdout belongs to the command that was asked for. */
export function tell(/** @type {string} */ sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** Something that can't be set up from here. Its message is one sentence that names the command that mends it. */
export class CannotSetUp extends Error {
  /** @override */
  name = 'CannotSetUp'
}

/**
 * Runs a command of ours to its end and turns its failure into a sentence and an exit code.
 * @param {() => Promise<number | undefined>} command  yields the exit code
 */
export async function run(command) {
  try {
    process.exitCode = (await command()) ?? 0
  } catch (error) {
    process.exitCode = 1
    if (error instanceof CannotSetUp && !process.env.DEMARC_TRACE) tell(error.message)
    else if (process.env.DEMARC_TRACE) tell(String(error instanceof Error ? error.stack : error))
    else {
      const message = error instanceof Error ? error.message : String(error)
      tell(`The set-up stopped: ${message} (DEMARC_TRACE=1 in the environment shows where.)`)
    }
  }
}
