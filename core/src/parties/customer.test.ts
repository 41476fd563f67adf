import { describe, expect, test } from 'vitest'
import { idFromUuid } from '../ids/index.ts'
import { currency } from '../money/index.ts'
import type { Instant } from '../time/index.ts'
import {
  addressLines,
  archivedCustomer,
  newCustomer,
  noAddress,
  restoredCustomer,
  revisedCustomer,
} from './customer.ts'
import {
  CreateCustomerBody,
  CustomerView,
  ReviseCustomerBody,
  customerView,
} from './customer-schema.ts'

const id = idFromUuid('cus', '00000000-0000-7000-8000-000000000001')
const other = idFromUuid('cus', '00000000-0000-7000-8000-000000000002')
const defaults = { id, currency: currency('EUR'), paymentTermsDays: 30 }
const clinic = newCustomer(
  { name: 'Northwind Clinic', email: 'accounts@northwind.example' },
  defaults,
)
const noon = '2026-01-31T12:00:00Z' as Instant

describe('customer', () => {
  test('needs only a name; currency and terms are the business’s', () => {
    expect(newCustomer({ name: 'Harbour' }, defaults)).toMatchObject({
      ...{ name: 'Harbour', email: '', currency: 'EUR', paymentTermsDays: 30, version: 1 },
      ...{ address: noAddress, archivedAt: null },
    })
    expect(newCustomer({ name: 'Harbour', paymentTermsDays: 0 }, defaults).paymentTermsDays).toBe(0)
  })

  test('a revision changes what it names and nothing else', () => {
    const body = ReviseCustomerBody.parse({ phone: '+254 700 000 000', version: 7 })
    const revised = revisedCustomer(clinic, body)
    expect(revised).toEqual({ ...clinic, phone: '+254 700 000 000' })
    expect(revisedCustomer(clinic, { email: undefined })).toEqual(clinic)
  })

  test('a request cannot change who the customer is', () => {
    const forged = { name: 'Other', id: other, version: 99, archivedAt: noon }
    expect(revisedCustomer(clinic, forged)).toEqual({ ...clinic, name: 'Other' })
    expect(newCustomer({ ...forged }, defaults)).toMatchObject({ id, version: 1, archivedAt: null })
  })

  test('an archived customer is not revised until restored', () => {
    const archived = archivedCustomer(clinic, noon)
    expect(archived.archivedAt).toBe(noon)
    expect(archivedCustomer(archived, '2027-01-01T00:00:00Z' as Instant)).toBe(archived)
    expect(() => revisedCustomer(archived, { name: 'X' })).toThrow(
      expect.objectContaining({ code: 'customer.archived' }),
    )
    expect(restoredCustomer(archived)).toEqual(clinic)
  })

  test('an address prints without its empty lines', () => {
    const address = {
      ...noAddress,
      line1: '1 Quay Street',
      postalCode: '00100',
      city: 'Nairobi',
      country: 'KE',
    }
    expect(addressLines(address)).toEqual(['1 Quay Street', '00100 Nairobi', 'KE'])
    expect(addressLines(noAddress)).toEqual([])
  })
})

describe('on the wire', () => {
  test('a customer goes out as its view says', () => {
    expect(CustomerView.parse(customerView(clinic))).toEqual(customerView(clinic))
    expect(customerView(clinic)).toMatchObject({ id, name: 'Northwind Clinic', archivedAt: null })
  })

  test('every text has its limit', () => {
    const faults: [string, unknown][] = [
      ['name', ''],
      ['name', '   '],
      ['name', 'x'.repeat(201)],
      ['email', 'nobody'],
      ['email', `${'x'.repeat(250)}@example.com`],
      ['phone', '1'.repeat(41)],
      ['currency', 'EUX'],
      ['paymentTermsDays', -1],
      ['paymentTermsDays', 366],
      ['paymentTermsDays', 1.5],
      ['taxId', 'x'.repeat(41)],
      ['notes', 'x'.repeat(4001)],
      ['address', { country: 'Kenya' }],
      ['address', { line1: 'x'.repeat(121) }],
      ['customFields', { Key: 'x' }],
      ['customFields', { key: 1 }],
      ['customFields', { key: 'x'.repeat(501) }],
      ['customFields', Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, true]))],
    ]
    for (const [field, value] of faults) {
      const parsed = CreateCustomerBody.safeParse({ name: 'Harbour', [field]: value })
      expect(parsed.success, `${field} ${String(value).slice(0, 20)}`).toBe(false)
      expect(parsed.error?.issues[0]?.path[0]).toBe(field)
    }
  })

  test('texts are trimmed, an empty e-mail is none', () => {
    expect(CreateCustomerBody.parse({ name: ' Harbour ', email: '' })).toEqual({
      name: 'Harbour',
      email: '',
    })
    expect(ReviseCustomerBody.safeParse({ name: 'Harbour' }).success).toBe(false)
  })
})
