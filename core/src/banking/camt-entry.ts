import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { XmlElement } from '../xml/index.ts'
import { childNamed, childrenNamed, elementAt, textAt } from '../xml/index.ts'
import { camtErrors } from './camt-errors.ts'
import { camtAmount, camtDate } from './camt-values.ts'
import { toldReference } from './mt940-details.ts'
import type { ReadStatementLine, StatementLineKind } from './statement.ts'
import { onOneLine } from './text-lines.ts'

/** An entry before it is known when its statement was made. `date` is null where it states none. */
export type CamtEntry = Omit<ReadStatementLine, 'date'> & {
  readonly date: LocalDate | null
  readonly isBooked: boolean
}

const wordsMax = 10_000

/** A `<Ntry>` of any version as a line. Throws `camt.*`. */
export function camtEntry(entry: XmlElement): CamtEntry {
  const amount = camtAmount(entry)
  const isReversal = textAt(entry, 'RvslInd') === 'true'
  const details = childrenNamed(entry, 'NtryDtls').flatMap((each) => childrenNamed(each, 'TxDtls'))
  // Of a batch, no single payment's words hold for the whole.
  const single = details.length === 1 ? details[0] : undefined
  const valueDate = camtDate(entry, 'ValDt')
  const fitId = textAt(entry, 'AcctSvcrRef') || textAt(single, 'Refs/AcctSvcrRef')
  const kind = kindOf(entry, isReversal)
  return {
    fitId: toldReference(fitId) || null,
    date: camtDate(entry, 'BookgDt') ?? valueDate ?? null,
    isBooked: isBooked(entry),
    amount,
    type: onOneLine(textAt(entry, 'BkTxCd/Domn/Fmly/SubFmlyCd', 'BkTxCd/Prtry/Cd')),
    ...wordsOf(entry, single, { isIn: !Money.isNegative(amount) !== isReversal }),
    checkNumber: null,
    runningBalance: null,
    fileLine: entry.line,
    valueDate: valueDate ?? null,
    ...(kind === 'movement' ? {} : { kind }),
  }
}

const chargeCodes = new Set(['CHRG', 'FEES', 'COMM'])

function kindOf(entry: XmlElement, isReversal: boolean): StatementLineKind {
  if (isReversal) return 'reversal'
  const isCharge = chargeCodes.has(textAt(entry, 'BkTxCd/Domn/Fmly/SubFmlyCd'))
  return isCharge ? 'charge' : 'movement'
}

/** Whether the money moved: `BOOK`, or not yet (`PDNG`, `FUTR`) or for information only (`INFO`). */
function isBooked(entry: XmlElement): boolean {
  const status = textAt(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts')
  if (status === 'BOOK') return true
  if (status === 'PDNG' || status === 'INFO' || status === 'FUTR') return false
  throw camtErrors.status(childNamed(entry, 'Sts')?.line ?? entry.line, status)
}

function wordsOf(
  entry: XmlElement,
  single: XmlElement | undefined,
  { isIn }: { readonly isIn: boolean },
) {
  const parties = childNamed(single, 'RltdPties')
  // Who paid us, or whom we paid; of a reversal, as it was the first time.
  const [near, far] = isIn ? ['Dbtr', 'Cdtr'] : ['Cdtr', 'Dbtr']
  const account = onOneLine(textAt(parties, `${near}Acct/Id/IBAN`, `${near}Acct/Id/Othr/Id`))
  const name = nameOf(parties, near) || nameOf(parties, `Ultmt${near}`)
  const memo = onOneLine(
    remittance(single) || textAt(entry, 'AddtlNtryInf') || textAt(single, 'AddtlTxInf'),
  )
  const reference = toldReference(
    textAt(single, 'Refs/EndToEndId') || textAt(single, 'Refs/InstrId', 'Refs/UETR'),
  )
  if (memo.length + name.length > wordsMax) throw camtErrors.fieldTooLong(entry.line, wordsMax)
  return {
    name: name || (memo === '' ? nameOf(parties, far) : ''),
    memo,
    ...(account === '' ? {} : { counterpartyAccount: account }),
    ...(reference === '' ? {} : { reference }),
  }
}

const nameOf = (parties: XmlElement | undefined, role: string): string =>
  onOneLine(textAt(parties, `${role}/Pty/Nm`, `${role}/Nm`))

/** What the payment is for: words, and the creditor's own reference where it stands apart from them. */
function remittance(details: XmlElement | undefined): string {
  const told = elementAt(details, 'RmtInf')
  const words = childrenNamed(told, 'Ustrd').map(({ text }) => text)
  const structured = childrenNamed(told, 'Strd').flatMap((each) => [
    textAt(each, 'CdtrRefInf/Ref'),
    textAt(each, 'CdtrRefInf/CdtrRef'),
    ...childrenNamed(each, 'AddtlRmtInf').map(({ text }) => text),
  ])
  return [...words, ...structured].filter((text) => text !== '').join(' ')
}
