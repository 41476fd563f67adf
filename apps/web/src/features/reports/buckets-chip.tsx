'use client'
import { agedEdgesDefault } from '@smb/core/reports'
import { ChoiceChip } from '#components/choice-chip.tsx'

const usual = agedEdgesDefault.join(',')
const choices = [usual, '15,30,45,60', '7,14,30', '30,60,90,120,180', '90,180,365']

const words = (buckets: string): string => `${buckets.replaceAll(',', ', ')} days`

/** After how many days each bucket of what is overdue ends; any other days can be written into the address. */
export function BucketsChip({
  buckets = usual,
  hrefFor,
}: {
  readonly buckets: string | undefined
  readonly hrefFor: (query: Readonly<Record<string, string>>) => string
}) {
  return (
    <ChoiceChip
      name="Buckets"
      value={words(buckets)}
      items={[...new Set([...choices, buckets])].map((each) => ({
        label: words(each),
        href: hrefFor({ buckets: each }),
        current: each === buckets,
      }))}
    />
  )
}
