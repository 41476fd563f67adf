import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { afterAll, expect, test } from 'vitest'
import { findBrowser } from '../browser.ts'
import type { Browser } from '../browser.ts'
import { bundledChromium } from '../bundled-chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'smb-test-browser-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function heading({ executablePath, args, env }: Browser): Promise<string | null> {
  const all = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined)
  const browser = await chromium.launch({
    executablePath,
    args: [...args],
    env: Object.fromEntries(all),
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Owed to you: € 12.50</h1>')
    expect((await page.screenshot()).byteLength).toBeGreaterThan(1_000)
    return await page.textContent('h1')
  } finally {
    await browser.close()
  }
}

test('the browser that is found renders a page', async () => {
  const browser = await findBrowser()
  expect(browser).toBeDefined()
  expect(browser && (await heading(browser))).toBe('Owed to you: € 12.50')
})

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the browser from npm renders a page with its own libraries',
  async () => {
    const bundled = await bundledChromium()
    const env = bundled?.environments.at(-1) ?? {}
    expect(env['LD_LIBRARY_PATH']).toBeDefined()
    const browser = { executablePath: bundled?.executablePath ?? '', args: ['--no-sandbox'], env }
    expect(await heading(browser)).toBe('Owed to you: € 12.50')
  },
  60_000,
)

test('a named browser is the only one tried, and a program that is none is not taken for one', async () => {
  const fake = join(folder, 'chromium')
  writeFileSync(fake, '#!/bin/sh\necho "Install the chromium snap"\nexit 1\n')
  chmodSync(fake, 0o755)
  expect(await findBrowser({ SMB_BROWSER: fake, PATH: '' })).toBeUndefined()
  expect((await findBrowser({ PATH: folder }))?.executablePath).not.toBe(fake)

  writeFileSync(fake, '#!/bin/sh\necho "Chromium 153.0"\n')
  expect((await findBrowser({ PATH: folder }))?.executablePath).toMatch(/chrom/)
  expect((await findBrowser({ SMB_BROWSER: fake }))?.executablePath).toBe(fake)
})
