import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { compileDecks } from './compile.ts'
import type { BuiltIn, BuiltInStacks } from './types.ts'

const decksDir = import.meta.dirname
const modules = ['virtual:built-in-decks', 'virtual:built-in-stacks']

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

/** Serves the compiled decks as `virtual:built-in-decks` and `virtual:built-in-stacks`, anew when a file changes. */
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
      const builtIn = compileDecks(decksDir)
      const value = id.endsWith('-stacks') ? stacksOf(builtIn) : builtIn
      // A string that is parsed loads about twice as fast as an object literal of this size.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))})`
    },
  }
}
