'use client'
import type { ComponentProps } from 'react'
import { TextField } from '#components/text-field.tsx'
import { plainAmount } from '@smb/core/money'

/** A rate in percent, as it is typed: `20`, `7,5`. */
export function RateField(props: ComponentProps<typeof TextField>) {
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      numeric
      end={<span className="text-text-3">%</span>}
      {...props}
    />
  )
}

/** The rate for the wire (`7.5`), or undefined when it is not one. */
export function ratePercentOf(text: string): string | undefined {
  const rate = plainAmount(text)
  return rate === undefined || rate.startsWith('-') ? undefined : rate
}

export const rateRule = {
  validate: (text: string) =>
    ratePercentOf(text) !== undefined || 'Write a rate such as 20 or 7.5.',
}
