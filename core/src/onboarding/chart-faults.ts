import type { AccountType, ControlRole } from '../ledger/index.ts'
import { controlRoles } from '../ledger/index.ts'

/** The types that a control account may have, so that what documents post to it lands in the right statement. */
export const controlAccountTypes: Readonly<Record<ControlRole, readonly AccountType[]>> = {
  accounts_receivable: ['asset'],
  customer_credit: ['liability'],
  output_tax: ['liability'],
  input_tax: ['asset', 'liability'],
  withholding_receivable: ['asset'],
  rounding_differences: ['expense', 'income'],
  exchange_differences: ['expense', 'income'],
  retained_earnings: ['equity'],
  sales: ['income'],
  bank_default: ['asset'],
  suspense: ['asset', 'liability'],
}

export type ChartFault = { readonly path: readonly (string | number)[]; readonly message: string }

type Chart = {
  readonly country: string | null
  readonly source: { readonly url: string | null }
  readonly accounts: readonly {
    readonly code: string
    readonly type: AccountType
    readonly parentCode?: string | undefined
    readonly controlRole?: ControlRole | undefined
  }[]
  readonly taxCodes: readonly {
    readonly code: string
    readonly isDefault: boolean
    readonly sources: readonly { readonly url: string | null }[]
    readonly components: readonly {
      readonly ratesFrom: 'pack' | 'business'
      readonly rates: readonly {
        readonly validFrom: string
        readonly validTo?: string | undefined
      }[]
    }[]
  }[]
}

/** What makes a pack unusable although each field is well formed. Empty for a good one. */
export function chartFaults(chart: Chart): ChartFault[] {
  return [
    ...repeated(chart.accounts, 'accounts'),
    ...repeated(chart.taxCodes, 'taxCodes'),
    ...parentFaults(chart),
    ...roleFaults(chart),
    ...taxFaults(chart),
    ...rateFaults(chart),
    ...sourceFaults(chart),
  ]
}

function repeated(items: readonly { readonly code: string }[], at: string): ChartFault[] {
  const seen = new Set<string>()
  return items.flatMap(({ code }, index) => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [{ path: [at, index, 'code'], message: `code ${code} is used twice` }]
  })
}

function parentFaults({ accounts }: Chart): ChartFault[] {
  const byCode = new Map(accounts.map((account) => [account.code, account]))
  return accounts.flatMap((account, index) => {
    const path = ['accounts', index, 'parentCode']
    if (account.parentCode === undefined) return []
    const parent = byCode.get(account.parentCode)
    if (!parent) return [{ path, message: `there is no account ${account.parentCode}` }]
    if (parent.type !== account.type) {
      return [{ path, message: `${account.code} is ${account.type}, its parent ${parent.type}` }]
    }
    return isInCircle(account.code, byCode) ? [{ path, message: 'is its own ancestor' }] : []
  })
}

function isInCircle(
  code: string,
  byCode: ReadonlyMap<string, { readonly parentCode?: string | undefined }>,
): boolean {
  const seen = new Set<string>()
  let at: string | undefined = code
  while (at !== undefined && !seen.has(at)) {
    seen.add(at)
    at = byCode.get(at)?.parentCode
  }
  return at === code
}

function roleFaults({ accounts }: Chart): ChartFault[] {
  return controlRoles.flatMap((role) => {
    const holders = accounts.filter((account) => account.controlRole === role)
    const [holder] = holders
    if (!holder || holders.length > 1) {
      return [{ path: ['accounts'], message: `${holders.length} accounts carry the role ${role}` }]
    }
    if (controlAccountTypes[role].includes(holder.type)) return []
    const index = accounts.indexOf(holder)
    return [{ path: ['accounts', index, 'type'], message: `${role} cannot be ${holder.type}` }]
  })
}

function taxFaults({ taxCodes }: Chart): ChartFault[] {
  const defaults = taxCodes.filter((code) => code.isDefault)
  const several =
    defaults.length > 1
      ? [{ path: ['taxCodes'], message: 'more than one code is the default' }]
      : []
  const rates = taxCodes.flatMap((code, index) =>
    code.components.flatMap((component, position) => {
      const path = ['taxCodes', index, 'components', position, 'rates']
      if (component.ratesFrom === 'business') {
        return component.rates.length > 0 ? [{ path, message: 'the business gives these' }] : []
      }
      return component.rates.length === 0 ? [{ path, message: 'a rate is missing' }] : []
    }),
  )
  return [...several, ...rates]
}

function rateFaults({ taxCodes }: Chart): ChartFault[] {
  return taxCodes.flatMap((code, index) =>
    code.components.flatMap(({ rates }, position) =>
      rates.flatMap((rate, at) => {
        const path = ['taxCodes', index, 'components', position, 'rates', at]
        const before = rates[at - 1]
        if (rate.validTo !== undefined && rate.validTo < rate.validFrom) {
          return [{ path, message: 'the rate ends before it starts' }]
        }
        if (before && (before.validTo === undefined || rate.validFrom <= before.validTo)) {
          return [{ path, message: 'rates are in order of time and do not overlap' }]
        }
        return []
      }),
    ),
  )
}

function sourceFaults({ country, source, taxCodes }: Chart): ChartFault[] {
  if (country === null) return []
  const chart =
    source.url === null ? [{ path: ['source', 'url'], message: 'a source is missing' }] : []
  const codes = taxCodes.flatMap(({ sources }, index) =>
    sources.length === 0 || sources.some(({ url }) => url === null)
      ? [{ path: ['taxCodes', index, 'sources'], message: 'a source is missing' }]
      : [],
  )
  return [...chart, ...codes]
}
