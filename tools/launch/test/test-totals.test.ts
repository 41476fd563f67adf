import { expect, test } from 'vitest'
import { playwrightTotals, skipReport, sumOf, totalsLine, vitestTotals } from '../test-totals.ts'

const noReason = 'marked as skipped in its file, without a reason'

test('vitest: a file that could not be loaded is a failure, although no test of it failed', () => {
  const totals = vitestTotals({
    testResults: [
      {
        name: 'money.test.ts',
        status: 'passed',
        assertionResults: [
          { fullName: ' adds', status: 'passed' },
          { fullName: ' imports SEPA', status: 'skipped' },
          { fullName: ' later', status: 'todo' },
        ],
      },
      {
        name: 'tax.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: ' rounds', status: 'failed' },
          { fullName: ' rounds half', status: 'passed' },
        ],
      },
      { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
    ],
  })
  expect(totals).toEqual({
    passed: 2,
    failed: 2,
    skipped: [
      { name: 'imports SEPA', why: noReason },
      { name: 'later', why: noReason },
    ],
  })
})

test('playwright: nested suites are counted, and a skipped test tells why', () => {
  const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
    title,
    tests: [{ status, annotations: [{ type: 'skip', description: `reason of ${title}` }] }],
  })
  const totals = playwrightTotals({
    errors: [{ message: 'global setup failed' }],
    suites: [
      { specs: [spec('signs up', 'expected')], suites: [{ specs: [spec('pays', 'flaky')] }] },
      { specs: [spec('imports', 'unexpected'), spec('prints', 'skipped')] },
    ],
  })
  expect(totals).toEqual({
    passed: 2,
    failed: 2,
    skipped: [{ name: 'prints', why: 'reason of prints' }],
  })
})

test('the sum names each skipped test once, with the reason that it gave', () => {
  const vitest = { passed: 5, failed: 0, skipped: [{ name: 'books agree', why: noReason }] }
  const browser = { passed: 2, failed: 1, skipped: [] }
  const reported = skipReport(
    '{"name":"agree","why":"hledger is not installed"}\n{"name":"SEPA samples","why":"no data"}\n',
  )
  const sum = sumOf([vitest, browser], reported)
  expect(sum).toEqual({
    passed: 7,
    failed: 1,
    skipped: [
      { name: 'agree', why: 'hledger is not installed' },
      { name: 'SEPA samples', why: 'no data' },
    ],
  })
  expect(totalsLine(sum)).toBe('7 passed, 1 failed, 2 skipped')
  expect(totalsLine({ ...sum, skipped: [] })).toBe('7 passed, 1 failed')
})
