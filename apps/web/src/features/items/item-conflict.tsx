import type { Item } from '@smb/api-client'
import { VersionConflict, VersionDifferences } from '#components/version-conflict.tsx'
import type { ItemChoices } from './item-choices.ts'
import type { ItemValues } from './item-values.ts'
import { itemLabels, itemValues } from './item-values.ts'

/** Somebody else saved this item meanwhile: what differs, side by side, and the choice between the two. */
export function ItemConflict({
  current,
  mine,
  choices,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly current: Item
  readonly mine: ItemValues
  readonly choices: ItemChoices
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}) {
  const theirs = itemValues(current, current.currency)
  const fields = Object.keys(itemLabels) as (keyof ItemValues)[]
  const words = (field: keyof ItemValues, { [field]: value }: ItemValues): string => {
    const { accounts, taxCodes } = choices
    if (field === 'incomeAccountId') return accounts.find(({ id }) => id === value)?.name ?? ''
    if (typeof value === 'string') return value.trim()
    return (value ?? []).map((own) => taxCodes.find(({ id }) => id === own)?.name).join(', ')
  }
  const differing = fields
    .map((field) => ({
      label: itemLabels[field],
      theirs: words(field, theirs),
      mine: words(field, mine),
    }))
    .filter((field) => field.theirs !== field.mine)
  return (
    <VersionConflict thing="this" {...{ onKeepMine, onTakeTheirs }}>
      <VersionDifferences fields={differing} />
    </VersionConflict>
  )
}
