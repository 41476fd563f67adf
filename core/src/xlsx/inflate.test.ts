import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { inflated } from './inflate.ts'

const whole = (packed: Uint8Array): Buffer => Buffer.concat([...inflated(packed)])

describe('what was deflated comes back', () => {
  const contents = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    fc
      .array(fc.constantFrom('<row>', '<c r="A1"><v>', '12.50', 'é', '\n'), { maxLength: 2_000 })
      .map((words) => Buffer.from(words.join(''))),
  )
  test('stored, fixed and dynamic codes', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(0, 1, 6, 9), fc.boolean(), (bytes, level, isFixed) => {
        const packed = deflateRawSync(bytes, { level, ...(isFixed ? { strategy: 4 } : {}) })
        expect(whole(packed).equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })

  test('beyond the window and in several chunks', () => {
    const bytes = Buffer.alloc(400_000)
    bytes.forEach((_, at) => (bytes[at] = (at * at + (at >> 9)) & 0xff))
    for (const level of [0, 6]) {
      const chunks = [...inflated(deflateRawSync(bytes, { level }))]
      expect(chunks.length).toBeGreaterThan(2)
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
    }
  })
})

test('cut off anywhere or with bits turned, it is refused or something else, and never hangs', () => {
  const packed = deflateRawSync(Buffer.from('a statement of many lines, '.repeat(200)))
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, turned) => {
      const spoilt = Uint8Array.from(packed)
      spoilt[at] = (spoilt[at] as number) ^ turned
      for (const bytes of [packed.subarray(0, at), spoilt]) {
        try {
          whole(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }
    }),
  )
  expect(() => whole(packed.subarray(0, packed.length - 2))).toThrow(AppError)
})
