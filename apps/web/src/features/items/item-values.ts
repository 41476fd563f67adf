import type { Item } from '@smb/api-client'
import { figure } from '#lib/input/figure.ts'

/** What the form of a product or service holds; the price is text as typed. */
export type ItemValues = {
  name: string
  code: string
  unitPrice: string
  currency: string
  unit: string
  description: string
  incomeAccountId: string | null
  taxCodeIds: readonly string[]
}

/** The fields as a refusal names them, and as the form does. */
export const itemLabels = {
  name: 'Name',
  code: 'Code',
  unitPrice: 'Price',
  currency: 'Currency',
  unit: 'Unit',
  description: 'Words on the document',
  incomeAccountId: 'Income account',
  taxCodeIds: 'Tax',
} as const

export function itemValues(item: Item | undefined, baseCurrency: string): ItemValues {
  return {
    name: item?.name ?? '',
    code: item?.code ?? '',
    unitPrice: item?.unitPrice ?? '',
    currency: item?.currency ?? baseCurrency,
    unit: item?.unit ?? '',
    description: item?.description ?? '',
    incomeAccountId: item?.incomeAccountId ?? null,
    taxCodeIds: item?.taxCodeIds ?? [],
  }
}

/** The body that creates or revises an item; the price can be read, which the form has checked. */
export function itemBody(values: ItemValues) {
  const price = figure(values.unitPrice, '')
  return {
    name: values.name.trim(),
    code: values.code.trim(),
    unitPrice: price === '' || price === undefined ? null : price,
    currency: values.currency,
    unit: values.unit.trim(),
    description: values.description.trim(),
    incomeAccountId: values.incomeAccountId,
    taxCodeIds: [...values.taxCodeIds],
  }
}
