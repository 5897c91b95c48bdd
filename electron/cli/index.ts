import { Refused } from '../contract/refused.ts'
import { usage, wordsOf } from './words.ts'

/** The command line: `electron/setup/demarc.mjs` imports the built file, which runs it. */
const argv = process.argv.slice(2)
process.exitCode = await main()

/** Runs one command; gives the exit code: 0 done, 2 the input was refused, 1 our fault. */
async function main(): Promise<number> {
  // Also true when the words make no sense: whoever asked for JSON reads the refusal as JSON.
  const isJson = argv.includes('--json')
  if (argv.includes('--help') || argv.includes('-h')) {
    await write(process.stdout, usage)
    return 0
  }
  try {
    const words = wordsOf(argv)
    const { runCommand } = await import('./commands.ts')
    const result = await runCommand(words)
    await write(
      process.stdout,
      isJson ? JSON.stringify(result) : (await import('./text.ts')).textOf(words.command, result),
    )
    return 0
  } catch (error) {
    return await report(error, isJson)
  }
}

async function report(error: unknown, isJson: boolean): Promise<number> {
  const isRefused = error instanceof Refused
  const message = isRefused
    ? error.message
    : `Something went wrong in Demarc; nothing was changed. ${error instanceof Error ? error.message : String(error)}`
  if (isJson) {
    const { code, where } = isRefused ? error : { code: 'failed', where: null }
    await write(process.stdout, JSON.stringify({ error: { code, message, where } }))
  } else {
    await write(process.stderr, message)
  }
  if (isRefused && error.code === 'arguments_invalid' && !isJson) await write(process.stderr, `\n${usage}`)
  if (!isRefused && process.env.DEMARC_TRACE === '1') console.error(error)
  return isRefused ? 2 : 1
}

/** Waits until a pipe has taken all of it. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => void stream.write(`${text}\n`, () => resolve()))
}
