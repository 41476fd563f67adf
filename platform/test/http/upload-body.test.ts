import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { uploadBody } from '../../src/http/upload-body.ts'

const mebibyte = 1024 * 1024
const collected = async (body: AsyncIterable<Buffer>): Promise<number> => {
  let bytes = 0
  for await (const piece of body) bytes += piece.length
  return bytes
}
const pieces = (count: number) =>
  Readable.from(Array.from({ length: count }, () => Buffer.alloc(mebibyte / 4, 'a')))

test('a small file is here before anybody reads it, and can be read twice', async () => {
  const body = uploadBody(pieces(2))
  expect(body.hash('POST /x\n')).toBeUndefined()
  await body.arrive()
  expect(body.hash('POST /x\n')).toHaveLength(32)
  expect(await collected(body)).toBe(mebibyte / 2)
  expect(await collected(body)).toBe(mebibyte / 2)
})

test('a large file is read once: whoever comes again is told to send it again', async () => {
  const body = uploadBody(pieces(9))
  await body.arrive()
  expect(body.hash('POST /x\n')).toBeUndefined()
  expect(await collected(body)).toBe((mebibyte * 9) / 4)
  expect(body.hash('POST /x\n')).toHaveLength(32)
  await expect(collected(body)).rejects.toMatchObject({ code: 'request.upload_interrupted' })
})

test('the hash is of heading and file, however they were cut', async () => {
  const hashOf = async (heading: string, ...texts: string[]) => {
    const body = uploadBody(Readable.from(texts.map((text) => Buffer.from(text))))
    await body.drain()
    return body.hash(heading)?.toString('hex')
  }
  const hash = await hashOf('POST /a\n', 'one', 'two')
  expect(await hashOf('POST /a\n', 'onet', 'wo')).toBe(hash)
  expect(await hashOf('POST /b\n', 'onetwo')).not.toBe(hash)
  expect(await hashOf('POST /a\n', 'onetwo2')).not.toBe(hash)
})

test('a file that is left early is drained, but not beyond what may be sent at all', async () => {
  const source = pieces(12)
  const body = uploadBody(source, mebibyte)
  for await (const _piece of body) break
  await body.drain()
  expect(source.readableEnded).toBe(false)

  const short = pieces(3)
  const left = uploadBody(short, mebibyte)
  for await (const _piece of left) break
  await left.drain()
  expect(short.readableEnded).toBe(true)
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a sender who falls silent is cut off after half a minute', async () => {
  const silent = new Readable({ read: () => undefined })
  const arriving = expect(uploadBody(silent).arrive()).rejects.toMatchObject({
    code: 'request.upload_interrupted',
  })
  await vi.advanceTimersByTimeAsync(29_000)
  expect(silent.destroyed).toBe(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(silent.destroyed).toBe(true)
  await arriving
})

test('a sender who drips is cut off too, one who is merely slow is not', async () => {
  const sending = (bytesASecond: number) => {
    const source = new Readable({ read: () => undefined })
    setInterval(() => source.destroyed || source.push(Buffer.alloc(bytesASecond)), 1_000).unref()
    return {
      source,
      arriving: uploadBody(source)
        .arrive()
        .catch((error: unknown) => error),
    }
  }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'performance'] })
  const drip = sending(100)
  const slow = sending(17_000)
  await vi.advanceTimersByTimeAsync(40_000)
  expect(drip.source.destroyed).toBe(true)
  expect(await drip.arriving).toMatchObject({ code: 'request.upload_interrupted' })
  await vi.advanceTimersByTimeAsync(30_000)
  expect(slow.source.destroyed).toBe(false)
  expect(await slow.arriving).toBeUndefined()
})
