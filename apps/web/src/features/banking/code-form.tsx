'use client'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Combobox } from '#components/combobox.tsx'
import { TextField } from '#components/text-field.tsx'

export type AccountChoice = { readonly value: string; readonly label: string }

/** Puts a line to an account: rent, fees, an owner's contribution. */
export function CodeForm({
  accounts,
  busy,
  isFirstChoice,
  onCode,
}: {
  readonly accounts: readonly AccountChoice[]
  readonly busy: boolean
  /** Nothing else fits, so this is the main action. */
  readonly isFirstChoice: boolean
  readonly onCode: (account: AccountChoice, memo: string) => void
}) {
  const [accountId, setAccountId] = useState<string | null>(null)
  const [memo, setMemo] = useState('')
  const account = accounts.find(({ value }) => value === accountId)
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (account) onCode(account, memo)
      }}
    >
      <Combobox
        label={isFirstChoice ? 'Put it to an account' : 'Or put it to an account'}
        options={accounts}
        value={accountId}
        onChange={setAccountId}
        placeholder="Rent"
      />
      <TextField
        label="Note"
        optional
        value={memo}
        maxLength={500}
        onChange={(event) => setMemo(event.target.value)}
      />
      <Button
        type="submit"
        kind={isFirstChoice ? 'primary' : 'secondary'}
        pending={busy}
        disabledReason={account ? undefined : 'Choose an account first'}
      >
        {account ? `Put to ${account.label}` : 'Put to account'}
      </Button>
    </form>
  )
}
