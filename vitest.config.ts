import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'

// Imported by its address, or this file would be bundled with it, and it would look for the decks in the wrong place.
const { builtInDecks } = (await import(
  pathToFileURL(resolve(import.meta.dirname, 'decks/vite-plugin.ts')).href
)) as typeof import('./decks/vite-plugin.ts')

export default defineConfig({
  plugins: [builtInDecks()],
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
