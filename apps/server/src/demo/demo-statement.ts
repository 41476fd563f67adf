import type { LocalDate } from '@smb/core/time'
import type { Movement } from './play-year.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const compact = (date: LocalDate): string => date.replaceAll('-', '')

/** An OFX 2 statement of these movements, as the bank would let one download it. */
export function demoStatement(
  account: { mask: string; currency: string; closing: string; today: LocalDate },
  movements: readonly Movement[],
): string {
  const inOrder = movements.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const lines = inOrder.map(
    (movement, position) =>
      `<STMTTRN><TRNTYPE>${movement.amount.startsWith('-') ? 'DEBIT' : 'CREDIT'}</TRNTYPE><DTPOSTED>${compact(movement.date)}</DTPOSTED>` +
      `<TRNAMT>${movement.amount}</TRNAMT><FITID>${compact(movement.date)}${String(position + 1).padStart(4, '0')}</FITID>` +
      `<NAME>${escaped(movement.name).slice(0, 32)}</NAME><MEMO>${escaped(movement.memo)}</MEMO></STMTTRN>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>',
    '<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>',
    `<DTSERVER>${compact(account.today)}</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>`,
    '<BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>',
    `<STMTRS><CURDEF>${account.currency}</CURDEF><BANKACCTFROM><BANKID>DEMO</BANKID><ACCTID>${account.mask}</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>`,
    `<BANKTRANLIST><DTSTART>${compact(inOrder[0]?.date ?? account.today)}</DTSTART><DTEND>${compact(account.today)}</DTEND>`,
    ...lines,
    `</BANKTRANLIST><LEDGERBAL><BALAMT>${account.closing}</BALAMT><DTASOF>${compact(account.today)}</DTASOF></LEDGERBAL>`,
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    '',
  ].join('\n')
}
