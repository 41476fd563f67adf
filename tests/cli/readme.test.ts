import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandsOf, wordsOf } from '../architecture/document-commands.ts'
import { openCliHouse } from './cli-house.ts'

const root = join(import.meta.dirname, '../..')
const cli = openCliHouse()

/** The lines of the README for the command line, but the one that asks for a password. */
const shown = commandsOf('README.md', readFileSync(join(root, 'README.md'), 'utf8'))
  .map(({ line }) => wordsOf(line))
  .filter(([program, tool, verb]) => program === 'npx' && tool === 'smb' && verb !== 'sign-in')
  .map(([, , ...words]) => words)
  .filter((words) => words.length > 0)

test('what the README shows of the command line works as it stands there', async () => {
  await cli.post('/businesses', {
    name: 'Harbour Design Studio',
    country: 'IE',
    baseCurrency: 'EUR',
  })

  for (const words of shown) {
    const { code, err } = await cli.smb(words)
    expect(code, `smb ${words.join(' ')}: ${err}`).toBe(0)
  }
  expect(shown.length).toBeGreaterThan(6)
}, 120_000)

test('standard output is ours alone where it goes to a program: no line of npm stands before it', async () => {
  const { out } = await cli.smb(['export', 'hledger', '--business', cli.slug])
  const direct = await new Promise<string>((resolve) =>
    execFile('npm', ['run', '--silent', 'smb', '--', '--help'], { cwd: root }, (_error, said) =>
      resolve(said),
    ),
  )

  expect(out).toMatch(/^; Journal in EUR/)
  expect(direct).toMatch(/^Usage: smb/)
})
