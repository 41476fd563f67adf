import { defineConfig } from '@playwright/test'
import { findBrowser } from '../../tools/launch/browser.ts'

const browser = await findBrowser()

export default defineConfig({
  testDir: '.',
  globalSetup: './house-setup.ts',
  // The specs keep to businesses of their own; one works while the other waits for a page.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results',
  use: {
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Dublin',
    screenshot: 'only-on-failure',
    trace: 'off',
    ...(browser
      ? {
          launchOptions: {
            executablePath: browser.executablePath,
            args: [...browser.args],
            env: { ...process.env, ...browser.env } as Record<string, string>,
          },
        }
      : {}),
  },
})
