'use client'
import type { InvoiceDocument } from '@smb/core/invoicing'
import { MoneyText } from '#components/money-text.tsx'
import { classes } from '#lib/classes.ts'

/** The sums under the lines, row by row as the document prints them. */
export function EditorTotals({ document }: { readonly document: InvoiceDocument }) {
  const { sums, currency, pricesNote } = document
  return (
    <div>
      <dl aria-live="polite" aria-atomic="false">
        {sums.map(({ kind, label, amount }, index) => {
          const isTotal = index === sums.length - 1
          return (
            <div
              key={`${kind}${index}`}
              className={classes(
                'flex justify-between gap-3',
                isTotal ? 'ruled-2 mt-1.5 py-1.5 text-md font-semibold' : 'py-1 text-sm',
              )}
            >
              <dt className={isTotal ? undefined : 'text-text-2'}>
                {kind === 'payable' ? 'Customer pays' : label}
              </dt>
              <dd>
                <MoneyText
                  amount={amount}
                  currency={currency}
                  currencyAs={isTotal ? 'sign' : 'none'}
                />
              </dd>
            </div>
          )
        })}
      </dl>
      {pricesNote && <p className="mt-2 text-end text-xs text-text-3">{pricesNote}</p>}
    </div>
  )
}
