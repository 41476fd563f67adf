/** A test that did not run, and why. */
export interface Skipped {
  readonly name: string
  readonly why: string
}

/** What one suite came to. */
export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly Skipped[]
}

const noReason = 'marked as skipped in its file, without a reason'

interface VitestReport {
  readonly testResults?: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** The totals of vitest's JSON report. A file that could not be loaded counts as one failure. */
export function vitestTotals(report: VitestReport): Totals {
  const files = report.testResults ?? []
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const countOf = (status: string) => tests.filter((test) => test.status === status).length
  const unloaded = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: countOf('passed'),
    failed: countOf('failed') + unloaded.length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => ({ name: fullName.trim(), why: noReason })),
  }
}

interface PlaywrightTest {
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly { readonly title: string; readonly tests: readonly PlaywrightTest[] }[]
}

/** The totals of Playwright's JSON report. What passed at the second try has passed. */
export function playwrightTotals(
  report: PlaywrightSuite & { readonly errors?: readonly unknown[] },
): Totals {
  const tests = testsOf(report)
  const countOf = (...statuses: readonly string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).length
  return {
    passed: countOf('expected', 'flaky'),
    failed: countOf('unexpected') + (report.errors?.length ?? 0),
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ title, annotations }) => ({
        name: title,
        why: annotations?.find(({ description }) => description)?.description ?? noReason,
      })),
  }
}

function testsOf(suite: PlaywrightSuite): readonly (PlaywrightTest & { title: string })[] {
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map((test) => ({ ...test, title })),
  )
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)]
}

/** What tests wrote about themselves: one JSON object with name and why in each line. */
export function skipReport(text: string): readonly Skipped[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Skipped)
}

/** All suites together. A reason that a test gave replaces the missing one of its skipped namesake. */
export function sumOf(totals: readonly Totals[], reported: readonly Skipped[]): Totals {
  const counted = totals.flatMap(({ skipped }) => skipped)
  const isSame = (one: Skipped) => (other: Skipped) => other.name.endsWith(one.name)
  const explained = counted.map((each) => reported.find((one) => isSame(one)(each)) ?? each)
  const others = reported.filter((one) => !counted.some(isSame(one)))
  return {
    passed: totals.reduce((sum, { passed }) => sum + passed, 0),
    failed: totals.reduce((sum, { failed }) => sum + failed, 0),
    skipped: [...explained, ...others],
  }
}

/** `12 passed, 0 failed`, with `, 3 skipped` behind it when any were. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  return `${passed} passed, ${failed} failed${tail}`
}
