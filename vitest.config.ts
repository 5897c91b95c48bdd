import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'

const decksPlugin = resolve(import.meta.dirname, 'decks/vite-plugin.ts')
const plugins = existsSync(decksPlugin)
  ? [(await import(pathToFileURL(decksPlugin).href)).builtInDecks()]
  : []

export default defineConfig({
  plugins,
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Workers are processes: a native addon that is loaded in two threads of one would share its state.
    pool: 'forks',
    testTimeout: 20_000,
    // What reads the clock says in which zone; the machine's must not decide a test.
    env: { TZ: 'UTC' },
  },
})
