'use client'
import type { InvoiceId } from '@smb/core/ids'
import { invoiceDocument, invoiceTotals } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import { useEffect, useMemo, useState } from 'react'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { Button } from '#components/button.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import { draftBody, draftValues, writtenLines } from './draft-values.ts'
import { EditorBody } from './editor-body.tsx'
import { EditorHead } from './editor-head.tsx'
import { EditorNotices } from './editor-notices.tsx'
import { EditorSide } from './editor-side.tsx'
import { focusCell } from './grid-keys.ts'
import type { EditorData, EditorStart } from './editor-start.ts'
import { defaultTaxCodes } from './editor-start.ts'
import { placedIssues } from './issue-faults.ts'
import { liveInvoice, reckonable, taxCodesById } from './live-invoice.ts'
import { buyerOf, noParty, sellerOf } from './seller.ts'
import { useBooksPreview } from './use-books-preview.ts'
import { useCustomerChoice } from './use-customer-choice.ts'
import { useDiscardDraft } from './use-discard-draft.ts'
import { useDraftSaving } from './use-draft-saving.ts'
import { useDraftValues } from './use-draft-values.ts'
import { useItemChoice } from './use-item-choice.ts'
import { useIssueInvoice } from './use-issue-invoice.ts'

type Props = {
  readonly data: EditorData
  readonly start: EditorStart
  readonly isRestored: boolean
  readonly onFirstSave: (id: string) => void
}

/** The editor itself: the form, its figures as they are typed, and what issuing would do. */
export function EditorForm({ data, start, isRestored, onFirstSave }: Props) {
  const { business, today } = useBusiness()
  const { baseCurrency, slug } = business
  const mayIssue = usePermission('invoice:issue')
  const [isSideShown, setSideShown] = useState(false)
  const codes = useMemo(() => taxCodesById(data.taxCodes), [data.taxCodes])
  const taxCodeIds = useMemo(() => defaultTaxCodes(data.taxCodes), [data.taxCodes])
  const { values, changes } = useDraftValues(() => start.values, taxCodeIds)

  const choice = useCustomerChoice({
    first: data.customers,
    chosen: data.customer?.id === start.values.customerId ? data.customer : undefined,
    onChoose: (customerId) => {
      changes.change({ customerId })
      // The next question of a new invoice is what it is for; Tab has moved on by then.
      if (customerId && writtenLines(values).length === 0)
        setTimeout(() => focusCell(0, 'description'))
    },
    onKnown: ({ currency, paymentTermsDays }) => changes.change({ currency, paymentTermsDays }),
  })
  const items = useItemChoice(data, { changes, values, taxCodeIds, ready: choice.ready })
  const saving = useDraftSaving({
    ...start,
    values,
    ready: items.ready,
    onFirstSave: () => onFirstSave(start.id),
  })
  const issuing = useIssueInvoice(saving.flush)
  const discard = useDiscardDraft(start.id, saving)
  const books = useBooksPreview(draftBody(values), items.ready)

  const typed = liveInvoice(values, {
    id: start.id as InvoiceId,
    baseCurrency,
    taxRounding: data.invoice?.taxRounding ?? data.taxPolicy.taxRounding,
    taxCodes: codes,
    today,
    version: start.version,
  })
  const invoice = reckonable(typed)
  const named = choice.options.find(({ id }) => id === values.customerId)
  const customer = choice.customer ?? (named && { ...noParty, name: named.name })
  const document = invoiceDocument(invoice, {
    seller: sellerOf(business),
    customer: customer ? buyerOf(customer) : null,
  })
  const placed = placedIssues(issuing.problem, values)
  const issue = () => void issuing.issue(values, typed)

  useEffect(() => {
    if (start.values.customerId === null) focusCustomer()
  }, [start.values.customerId])
  useKeys('In this invoice', [
    { keys: 'mod+enter', label: 'Issue the invoice', run: issue },
    {
      keys: 'mod+s',
      label: 'Save the draft now',
      run: () => void saving.flush().catch(() => undefined),
    },
  ])
  const total = document.sums.at(-1)
  const issueButton = (
    <Button
      kind="primary"
      pending={issuing.isIssuing}
      onClick={issue}
      disabledReason={mayIssue ? undefined : 'Your role in this business does not include issuing.'}
    >
      Issue invoice
    </Button>
  )
  return (
    <div className="page-dense">
      <EditorHead
        slug={slug}
        customerName={named?.name}
        state={saving.state}
        actions={
          <>
            <Button kind="ghost" onClick={discard}>
              Discard
            </Button>
            <Button
              className="xl:hidden"
              aria-pressed={isSideShown}
              onClick={() => setSideShown(!isSideShown)}
            >
              Preview
            </Button>
            {issueButton}
          </>
        }
      />
      <div className="grid flex-1 xl:grid-cols-[minmax(0,1fr)_384px]">
        <div className="min-w-0 bg-surface p-4 md:px-8 md:py-5">
          <EditorNotices
            problem={issuing.problem}
            links={placed.links}
            state={saving.state}
            mine={{
              total: Money.toString(invoiceTotals(invoice).total),
              lines: writtenLines(values).length,
            }}
            isRestored={isRestored}
            mayIssue={mayIssue}
            onKeepMine={saving.overwrite}
            onTakeTheirs={(current) => {
              saving.takeOver(current)
              changes.replace(draftValues(current, taxCodeIds))
            }}
          />
          <EditorBody
            {...{ values, changes, choice, items, document, placed }}
            totals={invoiceTotals(invoice)}
            taxCodes={data.taxCodes}
            codes={codes}
            taxDate={LocalDate.from(values.issueDate ?? today)}
            isSaved={data.invoice !== undefined}
          />
          <Button kind="ghost" className="mt-4 md:hidden" onClick={discard}>
            Discard draft
          </Button>
        </div>
        <aside
          aria-label="Preview"
          className={`${isSideShown ? 'grid' : 'hidden'} min-w-0 content-start gap-5 border-border bg-sunken p-4 max-xl:border-t md:px-8 xl:grid xl:border-s xl:py-4 xl:ps-6`}
        >
          <EditorSide {...{ document, books, today, baseCurrency }} />
        </aside>
      </div>
      <div className="sticky bottom-0 z-3 flex items-center gap-3 border-t border-border bg-surface px-4 py-2.5 md:hidden">
        <span className="min-w-0 flex-1">
          <span className="block text-xs text-text-3">{total?.label}</span>
          {total && (
            <MoneyText
              amount={total.amount}
              currency={document.currency}
              currencyAs="sign"
              className="font-semibold"
            />
          )}
        </span>
        <Button kind="ghost" onClick={() => setSideShown(!isSideShown)}>
          Preview
        </Button>
        {issueButton}
      </div>
    </div>
  )
}

/** The first question of a new invoice is who it is for. */
function focusCustomer() {
  globalThis.document.getElementById('invoice-customer')?.focus()
}
