import type { Locator, Page } from '@playwright/test'

/**
 * Somebody at the browser whose interactions are counted: a click, a committed field and a key each count one,
 * as ux.md counts them.
 */
export class Owner {
  readonly page: Page
  interactions = 0

  constructor(page: Page) {
    this.page = page
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${process.env['SMB_E2E_WEB']}${path}`)
  }

  async click(target: Locator): Promise<void> {
    this.interactions += 1
    await target.click()
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.interactions += 1
    await target.fill(text)
  }

  async press(key: string): Promise<void> {
    this.interactions += 1
    await this.page.keyboard.press(key)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name })
  }
}

let people = 0

/** Registers somebody new through the sign-up page and opens their business; ends where its first screen is chosen. */
export async function openBusinessInBrowser(
  owner: Owner,
  business: string,
  step: string | RegExp,
): Promise<{ email: string; password: string }> {
  people += 1
  const email = `owner${people}-${process.pid}@example.com`
  const password = 'a long enough password'
  const { page } = owner
  await owner.open('/sign-up')
  await owner.fill(page.getByLabel('Your name'), 'Mara Quinn')
  await owner.fill(page.getByLabel(/e-?mail/i), email)
  await owner.fill(page.getByLabel('Password', { exact: true }), password)
  await owner.press('Enter')
  await page.waitForURL(/\/start/)
  await owner.fill(page.getByLabel('What is your business called?'), business)
  await owner.click(page.getByRole('button', { name: step }))
  await page.waitForURL(/\/o\//)
  return { email, password }
}
