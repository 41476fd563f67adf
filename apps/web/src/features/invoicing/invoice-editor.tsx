'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useBusiness } from '#components/business-context.tsx'
import { draftValues, newDraft } from './draft-values.ts'
import type { EditorData, EditorStart } from './editor-start.ts'
import { defaultTaxCodes } from './editor-start.ts'
import { EditorForm } from './editor-form.tsx'
import type { KeptDraft } from './kept-draft.ts'
import { keptDraft, unsaved } from './kept-draft.ts'
import { newId } from './new-id.ts'

function startOf(data: EditorData, baseCurrency: string): EditorStart {
  const { invoice, customer, taxCodes, taxPolicy, papers } = data
  const defaultTaxCodeIds = defaultTaxCodes(taxCodes)
  if (invoice) {
    const values = draftValues(invoice, defaultTaxCodeIds)
    return { id: invoice.id, version: invoice.version, values, baseline: values }
  }
  const blank = newDraft({
    currency: customer?.currency ?? baseCurrency,
    pricesIncludeTax: taxPolicy.pricesIncludeTax,
    paymentTermsDays: customer?.paymentTermsDays ?? papers.paymentTermsDays,
    note: papers.note,
    defaultTaxCodeIds,
  })
  const values = { ...blank, customerId: customer?.id ?? null }
  return { id: newId('inv'), version: 0, values, baseline: values }
}

/** Writes an invoice: new, or a draft. What was typed here and never saved is taken up again. */
export function InvoiceEditor({ data }: { readonly data: EditorData }) {
  const { slug, baseCurrency } = useBusiness().business
  const [kept, setKept] = useState<KeptDraft>()
  const [round, setRound] = useState(0)
  const isSaved = useRef(false)
  const isAtNew = usePathname().endsWith('/invoices/new')
  const invoiceId = data.invoice?.id
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only the browser knows what it kept, so it is read after the first paint
    setKept(keptDraft(slug, invoiceId ?? unsaved))
  }, [slug, invoiceId])
  // The first save gives the page the draft's address; coming back to “new” from there starts another one.
  useEffect(() => {
    if (!isAtNew || !isSaved.current) return
    isSaved.current = false
    setKept(undefined)
    setRound((before) => before + 1)
  }, [isAtNew])

  const [start, setStart] = useState<{ key: string; start: EditorStart }>()
  const key = `${round}${kept ? 'kept' : 'fresh'}`
  if (start?.key !== key) {
    setStart({ key, start: kept ? { ...kept, baseline: undefined } : startOf(data, baseCurrency) })
  }
  if (!start) return null
  return (
    <EditorForm
      key={start.key}
      data={data}
      start={start.start}
      isRestored={kept !== undefined}
      onFirstSave={(id) => {
        isSaved.current = true
        window.history.replaceState(null, '', `/o/${slug}/invoices/${id}/edit`)
      }}
    />
  )
}
