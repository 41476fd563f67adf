'use client'
import type { OpeningBalances } from '@smb/api-client'
import { reverseOpeningBalances } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Facts } from '#components/card.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { ledgerHref } from '#lib/books/entry-source.ts'
import { formatDate } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

/** What the books were opened with, and the way to take it back. */
export function OpeningStanding({ opening }: { readonly opening: OpeningBalances }) {
  const { business } = useBusiness()
  const mayPost = usePermission('journal:post')
  const [isOpen, setOpen] = useState(false)
  const { take, problem, isPending } = useTakeBack(opening, () => setOpen(false))
  const { asOf, journalEntryId, invoiceCount, invoiceTotal, difference, openingAccountId } = opening
  const { slug } = business
  const trial = businessHref(slug, `/reports/trial-balance?asOf=${asOf}`)
  const aged = businessHref(slug, `/reports/aged-receivables?asOf=${asOf}`)
  return (
    <div className="grid max-w-[560px] gap-4">
      <p>
        Your books begin with the balances of {formatDate(asOf)}. Look at the{' '}
        <IntentLink href={trial} className="row-link">
          trial balance
        </IntentLink>{' '}
        and at{' '}
        <IntentLink href={aged} className="row-link">
          what customers owed
        </IntentLink>{' '}
        on that day.
      </p>
      <Facts
        items={[
          { name: 'Open invoices', value: counted(invoiceCount, 'invoice') },
          { name: 'Owed on them', value: <MoneyText {...invoiceTotal} currencyAs="code" /> },
          {
            name: 'Difference on Opening balances',
            value: (
              <IntentLink href={ledgerHref(slug, openingAccountId)} className="row-link">
                <MoneyText {...difference} currencyAs="code" />
              </IntentLink>
            ),
          },
          ...(journalEntryId
            ? [
                {
                  name: 'Journal entry',
                  value: (
                    <IntentLink
                      href={businessHref(slug, `/journals/${journalEntryId}`)}
                      className="row-link"
                    >
                      Open the entry
                    </IntentLink>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div>
        <Button
          disabledReason={mayPost ? undefined : 'Taking them back needs an owner or an accountant.'}
          onClick={() => setOpen(true)}
        >
          Take opening balances back
        </Button>
      </div>
      <ConfirmDialog
        open={isOpen}
        danger
        pending={isPending}
        title="Take the opening balances back?"
        confirmLabel="Take opening balances back"
        cancelLabel="Keep them"
        onConfirm={() => void take()}
        onClose={() => setOpen(false)}
      >
        <div className="grid gap-4">
          <p>
            The entry is reversed on {formatDate(asOf)} and {counted(invoiceCount, 'invoice')} from
            the old books withdrawn. Both stay visible. You can post them anew afterwards.
          </p>
          {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
        </div>
      </ConfirmDialog>
    </div>
  )
}

function useTakeBack({ id }: OpeningBalances, onTaken: () => void) {
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const take = async () => {
    setPending(true)
    setProblem(undefined)
    try {
      const headers = { 'idempotency-key': keyFor({ id }) }
      await reverseOpeningBalances({ client, path: { id }, headers, throwOnError: true })
      onTaken()
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setPending(false)
    }
  }
  return { take, problem, isPending }
}
