import type { Page } from '@playwright/test'

/** What a page says to nobody: errors and warnings in the console, exceptions, refused and failed requests. */
export function pageFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400)
      faults.push(
        `${page.url()}: ${response.status()} ${response.request().method()} ${response.url()}`,
      )
  })
  return faults
}
