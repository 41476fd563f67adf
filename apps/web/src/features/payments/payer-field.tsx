'use client'
import { listCustomers } from '@smb/api-client'
import { useRef, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { Combobox } from '#components/combobox.tsx'
import { dataOf } from '#lib/api-client.ts'
import { rankedOptions } from '#lib/input/ranked-options.ts'
import type { NamedCustomer } from './form-data.ts'

const shownMax = 60

/** Who paid; looked up further where the business has more customers than were loaded. */
export function PayerField({
  value,
  first,
  chosen,
  hasMore,
  error,
  onChoose,
}: {
  readonly value: string | null
  readonly first: readonly NamedCustomer[]
  readonly chosen: NamedCustomer | undefined
  readonly hasMore: boolean
  readonly error: string | undefined
  readonly onChoose: (customer: NamedCustomer | undefined) => void
}) {
  const client = useClient()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly NamedCustomer[]>(chosen ? [chosen] : [])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const all = [...new Map([...found, ...first].map((each) => [each.id, each])).values()]
  const options = all.map(({ id, name }) => ({ value: id, label: name }))
  const ranked = rankedOptions(options, text.trim(), shownMax)
  const current = options.find((option) => option.value === value)
  const look = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    const q = next.trim()
    if (!hasMore || q === '') return
    timer.current = setTimeout(() => {
      const query = { q, limit: 50 }
      void dataOf(listCustomers({ client, query, throwOnError: true }))
        .then(({ items }) => setFound((before) => [...before, ...items]))
        .catch(() => undefined)
    }, 150)
  }
  return (
    <Combobox
      id="payment-customer"
      label="Customer"
      placeholder="Type a name"
      options={current && !ranked.includes(current) ? [...ranked, current] : ranked}
      value={value}
      onQuery={look}
      onChange={(id) => {
        setText('')
        onChoose(all.find((each) => each.id === id))
      }}
      error={error}
      empty="No customer is called that."
    />
  )
}
