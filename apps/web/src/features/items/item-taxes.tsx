'use client'
import type { BusinessTaxCode } from '@smb/api-client'
import { itemTaxCodesMax } from '@smb/core/items'
import { SelectField } from '#components/select-field.tsx'
import { itemLabels } from './item-values.ts'

/** The taxes of an item, in order: one box each, and one more to add the next. */
export function ItemTaxes({
  value,
  taxCodes,
  onChange,
  error,
}: {
  readonly value: readonly string[]
  readonly taxCodes: readonly BusinessTaxCode[]
  readonly onChange: (ids: readonly string[]) => void
  readonly error: string | undefined
}) {
  const boxes = value.length < itemTaxCodesMax ? [...value, ''] : value
  const choose = (at: number, id: string) =>
    onChange(id === '' ? value.toSpliced(at, 1) : value.toSpliced(at, 1, id))
  return boxes.map((chosen, at) => (
    <SelectField
      // A box is known by its place: what it holds is what changes.
      key={at}
      label={at === 0 ? itemLabels.taxCodeIds : `Tax ${at + 1}`}
      optional
      placeholder={at === 0 ? 'The business’s usual tax' : 'No further tax'}
      value={chosen}
      onChange={(event) => choose(at, event.target.value)}
      options={taxCodes
        .filter(({ id, archivedAt }) => id === chosen || (!archivedAt && !value.includes(id)))
        .map(({ id, name }) => ({ value: id, label: name }))}
      error={at === 0 ? error : undefined}
    />
  ))
}
