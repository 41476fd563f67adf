import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idWire } from './id-schema.ts'
import type { IdPrefix } from './type-id.ts'
import { idFromUuid, idPrefixes, isId, uuidFromId, uuidV7 } from './type-id.ts'

const prefixes = Object.keys(idPrefixes) as IdPrefix[]
const uuid = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''))
  .map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
const randomBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('ids', () => {
  test('an id holds the very bits of its uuid', () => {
    fc.assert(
      fc.property(uuid, fc.constantFrom(...prefixes), (given, prefix) => {
        const id = idFromUuid(prefix, given)
        expect(uuidFromId(id)).toBe(given)
        expect(isId(prefix, id)).toBe(true)
        expect(id).toHaveLength(prefix.length + 27)
      }),
    )
  })

  test('is the published TypeID encoding', () => {
    // The two worked examples of the TypeID specification.
    expect(idFromUuid('inv', '0110c853-1d09-52d8-d73e-1194e95b5f19')).toBe(
      'inv_0123456789abcdefghjkmnpqrs',
    )
    expect(idFromUuid('inv', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe(
      'inv_7zzzzzzzzzzzzzzzzzzzzzzzzz',
    )
  })

  test('another prefix, letter or length is no id', () => {
    const id = idFromUuid('inv', '0110c853-1d09-52d8-d73e-1194e95b5f19')
    expect(isId('cus', id)).toBe(false)
    for (const wrong of [
      `${id}0`,
      id.slice(0, -1),
      id.toUpperCase(),
      id.replace('inv_0', 'inv_8'),
      `${id.slice(0, -1)}l`,
    ]) {
      expect(isId('inv', wrong), wrong).toBe(false)
    }
    expect(() => uuidFromId('inv_nonsense')).toThrow(
      expect.objectContaining({ code: 'id.malformed' }),
    )
    expect(() => idFromUuid('inv', 'not-a-uuid')).toThrow('not a uuid')
    expect(idWire('inv').parse(id)).toBe(id)
    expect(idWire('inv').safeParse('cus_0123456789abcdefghjkmnpqrs').success).toBe(false)
  })

  test('a new uuid is version 7, holds its moment and keeps 74 random bits', () => {
    fc.assert(
      fc.property(moment, randomBytes, (ms, random) => {
        const made = uuidV7(ms, random)
        expect(made).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
        expect(parseInt(made.slice(0, 8) + made.slice(9, 13), 16)).toBe(ms)
      }),
    )
    const blank = new Uint8Array(10)
    const full = new Uint8Array(10).fill(255)
    expect(uuidV7(0, blank)).toBe('00000000-0000-7000-8000-000000000000')
    expect(uuidV7(0, full)).toBe('00000000-0000-7fff-bfff-ffffffffffff')
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow('ten random bytes')
  })

  test('ids sort by the moment they were made', () => {
    fc.assert(
      fc.property(moment, moment, randomBytes, randomBytes, (a, b, x, y) => {
        fc.pre(a < b)
        const [earlier, later] = [idFromUuid('je', uuidV7(a, x)), idFromUuid('je', uuidV7(b, y))]
        expect(earlier < later).toBe(true)
      }),
    )
  })
})
