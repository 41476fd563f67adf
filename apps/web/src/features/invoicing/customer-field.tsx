'use client'
import { useState } from 'react'
import { usePermission } from '#components/business-context.tsx'
import { Combobox } from '#components/combobox.tsx'
import { rankedOptions } from '#lib/input/ranked-options.ts'
import type { useCustomerChoice } from './use-customer-choice.ts'

const shownMax = 60

/** Who is invoiced: found by name, or made in place by writing a new one. */
export function CustomerField({
  value,
  choice,
  error,
}: {
  readonly value: string | null
  readonly choice: ReturnType<typeof useCustomerChoice>
  readonly error: string | undefined
}) {
  const mayCreate = usePermission('customer:write')
  const [text, setText] = useState('')
  const all = choice.options.map(({ id, name, email }) => ({
    value: id,
    label: name,
    keywords: email,
    meta: email || undefined,
  }))
  const ranked = rankedOptions(all, text.trim(), shownMax)
  const chosen = all.find((option) => option.value === value)
  const options = chosen && !ranked.includes(chosen) && text === '' ? [chosen, ...ranked] : ranked
  return (
    <Combobox
      id="invoice-customer"
      label="Customer"
      placeholder="Type a name"
      options={chosen && !options.includes(chosen) ? [...options, chosen] : options}
      value={value}
      onQuery={(next) => {
        setText(next)
        choice.look(next)
      }}
      onChange={(id) => {
        setText('')
        choice.choose(id)
      }}
      {...(mayCreate
        ? {
            createNoun: 'customer',
            onCreate: (name: string) => {
              setText('')
              choice.create(name)
            },
          }
        : {})}
      error={choice.problem?.detail ?? error}
      help={choice.customer?.email}
      empty="No customer is called that."
    />
  )
}
