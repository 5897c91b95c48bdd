import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { compileDecks } from './compile.ts'
import { compileExams } from './exams.ts'
import { readContent } from './read.ts'
import type { BuiltIn, BuiltInStacks } from './types.ts'

const decksDir = import.meta.dirname
const modules = ['virtual:built-in-decks', 'virtual:built-in-stacks', 'virtual:built-in-exams']

/** Version, layers, controls, and services without their duties. */
export function stacksOf(builtIn: BuiltIn): BuiltInStacks {
  return {
    version: builtIn.version,
    layers: builtIn.layers,
    controls: builtIn.controls,
    services: builtIn.services.map(({ id, name, short, category, tier, summary, layers }) => ({
      id,
      name,
      short,
      category,
      tier,
      summary,
      layers,
    })),
  }
}

function moduleOf(id: string): unknown {
  if (id.endsWith('-exams')) return compileExams(readContent(decksDir).content)
  const builtIn = compileDecks(decksDir)
  return id.endsWith('-stacks') ? stacksOf(builtIn) : builtIn
}

/**
 * Serves the compiled decks as `virtual:built-in-decks`, `virtual:built-in-stacks` and `virtual:built-in-exams`, anew
 * when a file changes.
 */
export function builtInDecks(): Plugin {
  return {
    name: 'demarc-built-in-decks',
    resolveId(id) {
      return modules.includes(id) ? `\0${id}` : null
    },
    load(id) {
      if (!id.startsWith('\0') || !modules.includes(id.slice(1))) return null
      for (const file of readdirSync(decksDir, { recursive: true, encoding: 'utf8' })) {
        if (file.endsWith('.yaml')) this.addWatchFile(join(decksDir, file))
      }
      const value = moduleOf(id)
      // A string that is parsed loads about twice as fast as an object literal of this size.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))})`
    },
  }
}
