import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '@smb/core/errors'
import { fileLines } from '../src/file-lines.ts'

const lineMax = 40

/** What comes of a file in those pieces: its lines, then its end, or why it ended early. */
async function told(pieces: readonly Buffer[]): Promise<string[]> {
  const lines: string[] = []
  const nextLine = () => lines.length + 1
  async function* body() {
    yield* pieces
  }
  try {
    for await (const some of fileLines(body(), { nextLine, lineMax })) lines.push(...some)
    return [...lines, 'end']
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [...lines, error.code, error.message]
  }
}

/** The file cut at those places. */
function cutAt(file: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [
    0,
    ...cuts.map((cut) => cut % (file.length + 1)).sort((a, b) => a - b),
    file.length,
  ]
  return places.slice(1).map((to, at) => file.subarray(places[at], to))
}

const fragment = fc.oneof(
  fc.constantFrom('\n', '\r\n', 'a', 'é', '€', '🙂', '\ufeff', 'x'.repeat(lineMax)),
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
)
const fileOf = (fragments: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(fragments.map((each) => Buffer.from(each as Uint8Array)))

describe('a streamed file', () => {
  test('gives the same lines or the same refusal in whatever pieces it comes', async () => {
    const files = fc.array(fragment, { maxLength: 30 }).map(fileOf)
    const cuts = fc.array(fc.nat(), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(files, cuts, async (file, places) => {
        expect(await told(cutAt(file, places))).toEqual(await told([file]))
      }),
      { numRuns: 1_000 },
    )
  })

  test('names the line on which it stops being UTF-8, after the lines before it', async () => {
    const file = fileOf(['one\ntwo\nth', new Uint8Array([0xe9]), 'ee\nfour\n'])
    const [one, two, code, message] = await told([file])
    expect([one, two, code]).toEqual(['one', 'two', 'exchange.not_utf8'])
    expect(message).toMatch(/^Line 3: /)
  })

  test('that ends inside of a character is not UTF-8', async () => {
    const file = fileOf(['one\n', new Uint8Array([0xf0, 0x9f])])
    expect(await told([file])).toEqual([
      'one',
      'exchange.not_utf8',
      expect.stringMatching(/^Line 2/),
    ])
  })
})
