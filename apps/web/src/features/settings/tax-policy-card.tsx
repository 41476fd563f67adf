'use client'
import type { TaxPolicy } from '@smb/api-client'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { Decimal, Money } from '@smb/core/money'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { formatDecimal, formatMoney } from '#lib/format/money.ts'
import { PolicyChoice } from './policy-choice.tsx'
import { exampleTax, pricesExample, roundingExample } from './tax-policy-example.ts'
import { useTaxPolicy } from './use-tax-policy.ts'

const denied = 'Changing this needs an owner or an accountant.'

const shown = (amount: Money): string =>
  formatMoney(Money.toString(amount), amount.currency, { currencyAs: 'none' })

type Sums = { readonly net: Money; readonly tax: Money; readonly total: Money }
const sumsOf = ({ net, tax, total }: Sums): string =>
  `Net ${shown(net)}, tax ${shown(tax)}, total ${shown(total)}.`

/** What new invoices start from; those that exist keep what they were made with (rule 7). */
export function TaxPolicyCard({
  policy,
  codes,
}: {
  readonly policy: TaxPolicy
  readonly codes: readonly BusinessTaxCodeView[]
}) {
  const { business, today } = useBusiness()
  const mayWrite = usePermission('tax:write')
  const { values, change, isChanged, isPending, isStale, problem, save } = useTaxPolicy(policy)
  const tax = exampleTax(codes, today)
  const rate = `${tax.name} ${formatDecimal(Decimal.toString(tax.ratePercent))}%`
  const prices = pricesExample(business.baseCurrency, tax)
  const rounding = roundingExample(business.baseCurrency, tax)
  const reason = mayWrite ? (isChanged ? undefined : 'Nothing has changed yet.') : denied
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && !isPending) void save()
      }}
    >
      <Card>
        <CardHead title="Tax on new invoices" />
        <CardBody className="grid gap-5">
          {isStale && (
            <Banner
              tone="warn"
              title="Somebody changed this meanwhile"
              action={
                <Button size="sm" onClick={() => window.location.reload()}>
                  Load theirs
                </Button>
              }
            >
              Nothing was saved.
            </Banner>
          )}
          {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
          <PolicyChoice
            legend="Prices"
            name="prices"
            disabled={!mayWrite}
            value={values.pricesIncludeTax ? 'include' : 'exclude'}
            onChange={(value) => change({ pricesIncludeTax: value === 'include' })}
            options={[
              {
                value: 'exclude',
                label: 'Tax comes on top',
                help: 'Usual between businesses: prices are without tax.',
                example: `A price of ${shown(prices.price)} with ${rate}: ${sumsOf(prices.onTop)}`,
              },
              {
                value: 'include',
                label: 'Tax is included',
                help: 'Usual in shops: the price is what is paid.',
                example: `A price of ${shown(prices.price)} with ${rate}: ${sumsOf(prices.inside)}`,
              },
            ]}
          />
          <PolicyChoice
            legend="Rounding of tax"
            name="rounding"
            disabled={!mayWrite}
            value={values.taxRounding}
            onChange={(taxRounding) => change({ taxRounding })}
            options={[
              {
                value: 'per_document',
                label: 'Once per document',
                help: 'The tax of all lines together is rounded: the tax is the sum times the rate.',
                example: `Three lines of ${shown(rounding.price)} with ${rate}: ${sumsOf(rounding.perDocument)}`,
              },
              {
                value: 'per_line',
                label: 'On every line',
                help: 'The tax of each line is rounded: the tax is the sum of what lines show.',
                example: `Three lines of ${shown(rounding.price)} with ${rate}: ${sumsOf(rounding.perLine)}`,
              },
            ]}
          />
          <p className="text-sm text-text-3">
            Drafts and invoices that exist keep what they were made with. Prices can be changed on
            each draft.
          </p>
        </CardBody>
        <CardFoot>
          <span role="status" className="me-auto self-center text-sm text-text-3">
            {reason}
          </span>
          <Button type="submit" pending={isPending} disabledReason={reason}>
            Save tax on new invoices
          </Button>
        </CardFoot>
      </Card>
    </form>
  )
}
