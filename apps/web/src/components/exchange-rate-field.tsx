'use client'
import { getExchangeRate } from '@smb/api-client'
import type { ProposedRate } from '@smb/api-client'
import { rateDaysMax, rateOriginWords } from '@smb/core/ledger'
import { useEffect, useEffectEvent, useState } from 'react'
import { dataOf } from '#lib/api-client.ts'
import { formatDate } from '#lib/format/date.ts'
import { useBusiness, useClient } from './business-context.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  readonly id?: string
  readonly currency: string
  /** The day of the document; '' where it is not known yet. */
  readonly date: string
  readonly value: string
  readonly onChange: (rate: string) => void
  readonly error?: string | undefined
  /** False for a saved document: its empty field is offered the rate and not filled with it. */
  readonly mayFill?: boolean
}

/**
 * How many units of the base currency one of the other is. An untouched, empty field takes the last rate that the books
 * used on or before the day (rule 56), and says so. Give it the currency as its key: another currency begins anew.
 */
export function ExchangeRateField({ currency, mayFill = true, ...field }: Props) {
  const { baseCurrency } = useBusiness().business
  const { proposed, write } = useProposedRate({ currency, mayFill, ...field })
  return (
    <TextField
      {...(field.id ? { id: field.id } : {})}
      label="Exchange rate"
      inputMode="decimal"
      autoComplete="off"
      numeric
      start={<span className="text-sm whitespace-nowrap text-text-3">1 {currency} =</span>}
      end={<span className="text-sm text-text-3">{baseCurrency}</span>}
      value={field.value}
      error={field.error}
      help={proposed && <Origin proposed={proposed} value={field.value} onTake={write} />}
      onChange={(event) => write(event.target.value)}
    />
  )
}

/** `0.8512, as on INV-2026-0042 of 3 Jun`, with a way to take it where something else stands in the field. */
function Origin(props: {
  readonly proposed: ProposedRate
  readonly value: string
  readonly onTake: (rate: string) => void
}) {
  const { proposed, value, onTake } = props
  const { today } = useBusiness()
  const origin = `as on ${rateOriginWords(proposed)} of ${formatDate(proposed.date, { near: today })}`
  return (
    <span role="status">
      {value === proposed.rate ? (
        proposed.rate
      ) : (
        <button type="button" className="link" onClick={() => onTake(proposed.rate)}>
          Use {proposed.rate}
        </button>
      )}
      , {origin}
      {proposed.isOld && `. It is more than ${rateDaysMax} days old.`}
    </span>
  )
}

/** The rate to propose for that day. It follows the day for as long as nobody writes another. */
function useProposedRate({ currency, date, value, onChange, mayFill }: Props) {
  const client = useClient()
  const { baseCurrency } = useBusiness().business
  const [proposed, setProposed] = useState<ProposedRate>()
  const [isTouched, setTouched] = useState(false)
  const [filled, setFilled] = useState('')
  const take = useEffectEvent((found: ProposedRate | null) => {
    setProposed(found ?? undefined)
    if (!found || !mayFill || isTouched || value !== filled) return
    setFilled(found.rate)
    onChange(found.rate)
  })
  useEffect(() => {
    if (date === '' || currency === baseCurrency) return
    let isStale = false
    const query = { currency, date }
    dataOf(getExchangeRate({ client, query, throwOnError: true })).then(
      (answer) => isStale || take(answer.proposed),
      // Without a proposal the field is written by hand, as it can be anyway.
      () => undefined,
    )
    return () => {
      isStale = true
    }
  }, [client, currency, baseCurrency, date])
  const write = (rate: string) => {
    setTouched(true)
    onChange(rate)
  }
  return { proposed, write }
}
