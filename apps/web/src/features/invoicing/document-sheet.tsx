import type { InvoiceDocument } from '@smb/core/invoicing'
import { formatDate } from '#lib/format/date.ts'
import { classes } from '#lib/classes.ts'
import { formatDecimal, formatMoney } from '#lib/format/money.ts'

const plain = { currencyAs: 'none' } as const

/** The document as the customer gets it: the same model that the PDF draws. */
export function DocumentSheet({
  document,
  compact = false,
}: {
  readonly document: InvoiceDocument
  /** Beside the editor: smaller, quantity and price under the item. */
  readonly compact?: boolean
}) {
  const { currency, lines, sums, notes, pricesNote } = document
  return (
    <article
      aria-label={document.number ? `Invoice ${document.number}` : 'Draft of the invoice'}
      className={classes(
        compact ? 'print:hidden' : 'paper-sheet',
        'relative overflow-clip rounded-[2px] border border-border bg-paper text-paper-text [&_.q]:text-paper-text-2',
        compact ? 'p-5 text-xs leading-[1.125rem]' : 'p-5 text-sm md:p-10',
      )}
    >
      <Heads document={document} />
      <table className="w-full border-collapse">
        <caption className="sr-only">What is invoiced</caption>
        <thead>
          <tr className="q border-b border-paper-text text-start">
            <th className="pb-1.5 text-start font-medium">Item</th>
            {!compact && <th className="pb-1.5 ps-3 text-end font-medium max-md:hidden">Qty</th>}
            {!compact && <th className="pb-1.5 ps-3 text-end font-medium max-md:hidden">Price</th>}
            <th className="pb-1.5 ps-3 text-end font-medium">Amount</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const price = formatMoney(line.unitPrice, currency, plain)
            const off = line.discount && `, ${line.discount} off`
            return (
              <tr key={index} className="border-b border-paper-line align-top">
                <td className={classes('whitespace-pre-line', compact ? 'py-1' : 'py-2.5')}>
                  {line.description || <span className="q">No description yet</span>}
                  <span className={classes('q block', !compact && 'md:hidden')}>
                    {formatDecimal(line.quantity)} × {price}
                    {off}
                  </span>
                  {!compact && off && <span className="q max-md:hidden"> {off.slice(2)}</span>}
                </td>
                {!compact && (
                  <td className="py-2.5 ps-3 text-end max-md:hidden">
                    {formatDecimal(line.quantity)}
                  </td>
                )}
                {!compact && (
                  <td className="py-2.5 ps-3 text-end whitespace-nowrap max-md:hidden">{price}</td>
                )}
                <td
                  className={classes(
                    'ps-3 text-end whitespace-nowrap',
                    compact ? 'py-1' : 'py-2.5',
                  )}
                >
                  {formatMoney(line.amount, currency, plain)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <dl className={classes('ms-auto mt-2', compact ? 'w-4/5' : 'w-full md:w-3/5')}>
        {sums.map(({ kind, label, amount }, index) => {
          const isTotal = kind === 'total' || kind === 'due' || kind === 'payable'
          const isLast = index === sums.length - 1
          return (
            <div
              key={`${kind}${index}`}
              className={classes(
                'flex justify-between gap-3 py-1',
                isTotal && 'border-t border-paper-text font-semibold',
                isLast && 'border-b-3 border-double border-b-paper-text',
              )}
            >
              <dt className={isTotal ? undefined : 'q'}>{label}</dt>
              <dd className="whitespace-nowrap">
                {formatMoney(amount, currency, isTotal ? {} : plain)}
              </dd>
            </div>
          )
        })}
      </dl>
      {pricesNote && <p className="q mt-3">{pricesNote}</p>}
      {notes.map((note) => (
        <p key={note} className="mt-3 whitespace-pre-line">
          {note}
        </p>
      ))}
    </article>
  )
}

function Heads({ document }: { readonly document: InvoiceDocument }) {
  const { seller, customer, title, mark, number, issueDate, dueDate, reference } = document
  return (
    <>
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <b className="block text-base">{seller.name}</b>
          <p className="q whitespace-pre-line">{seller.lines.join('\n')}</p>
          {seller.taxId && <p className="q">Tax no. {seller.taxId}</p>}
        </div>
        <div className="text-end">
          <b className="block text-base">{title}</b>
          <span className="q">{number ?? mark}</span>
          {number && mark && <b className="block">{mark}</b>}
        </div>
      </div>
      <div className="mt-3 mb-2.5 flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="q">Bill to</p>
          {customer ? <b>{customer.name}</b> : <span className="q">No customer yet</span>}
          {customer && <p className="q whitespace-pre-line">{customer.lines.join('\n')}</p>}
          {customer?.taxId && <p className="q">Tax no. {customer.taxId}</p>}
        </div>
        <div className="text-end whitespace-nowrap">
          {issueDate && (
            <p>
              <span className="q">Issued</span> {formatDate(issueDate)}
            </p>
          )}
          {dueDate && (
            <p>
              <span className="q">Due</span> <b>{formatDate(dueDate)}</b>
            </p>
          )}
          {reference && (
            <p>
              <span className="q">Reference</span> {reference}
            </p>
          )}
        </div>
      </div>
    </>
  )
}
