import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/e2e-setup.ts',
  // Two windows at a time is what two cores bear without the clock of one disturbing the other.
  workers: process.env.DEMARC_E2E_WORKERS ? Number(process.env.DEMARC_E2E_WORKERS) : 2,
  // A screen takes axe seconds, and a busy machine several times as long; nothing here measures time.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  retries: 0,
  reporter: [['line']],
  use: { trace: 'retain-on-failure' },
})
