import type { Item } from '@smb/api-client'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
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
  const differing = fields.filter((field) => words(field, theirs) !== words(field, mine))
  return (
    <Banner tone="warn" title="Someone changed this while you were working">
      <table className="mt-1 w-full text-start">
        <thead>
          <tr className="text-xs text-text-2">
            <th className="pe-4 text-start font-medium">Field</th>
            <th className="pe-4 text-start font-medium">Saved version</th>
            <th className="text-start font-medium">Your version</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field} className="align-top wrap-anywhere">
              <th className="pe-4 text-start font-normal">{itemLabels[field]}</th>
              <td className="pe-4">{words(field, theirs) || 'empty'}</td>
              <td>{words(field, mine) || 'empty'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button size="sm" onClick={onKeepMine}>
          Save my version
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          Take the saved version
        </Button>
      </div>
    </Banner>
  )
}
