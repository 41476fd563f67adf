import { expect, test as base } from '@playwright/test'

export { expect } from '@playwright/test'

/** A refusal that a test provokes is in the console as well; one that nobody means is a failure of the server. */
const refusal = /^Failed to load resource.* 4\d\d /

/** A test that also fails where a page of it says something in the console that it should not, or throws. */
export const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !refusal.test(message.text()))
          said.push(`${message.page()?.url()}: ${message.text()}`)
      })
      context.on('weberror', (error) =>
        said.push(`${error.page()?.url()}: ${error.error().message}`),
      )
      await context.addInitScript(nameRefusedStyles)
      await use(undefined)
      expect(said).toEqual([])
    },
    { auto: true },
  ],
})

/** Runs in the page: the browser's own words for a style that the policy refuses do not say whose it is. */
function nameRefusedStyles(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    if (!event.effectiveDirective.startsWith('style')) return
    const whose = event.target instanceof Element ? event.target.outerHTML.slice(0, 200) : ''
    console.error(`Refused style: ${event.sourceFile}:${event.lineNumber} ${whose}`)
  })
}
