import { normalizedText } from '../csv/index.ts'

export const journalCsvRoles = [
  'entry',
  'date',
  'account',
  'account_name',
  'description',
  'debit',
  'credit',
  'amount',
  'currency',
  'rate',
  'ignore',
] as const
/** What a column of a spreadsheet of journals is. Only `description` and `ignore` may be several. */
export type JournalCsvRole = (typeof journalCsvRoles)[number]

const list = (words: string): readonly string[] => words.split(', ')

// Headings as spreadsheets and other programs write them in English, German and French, without accents, the surest first.
const headings: Readonly<Partial<Record<JournalCsvRole, readonly string[]>>> = {
  entry: list(
    'ENTRY, ENTRY NO, ENTRY NUMBER, ENTRY ID, JOURNAL NO, JOURNAL NUMBER, JOURNAL ID, JOURNAL, JOURNAL REF, JOURNAL REFERENCE, JE, JE NO, JE NUMBER, VOUCHER, VOUCHER NO, VOUCHER NUMBER, REFERENCE, REF, REF NO, REFERENCE NO, REFERENCE NUMBER, DOCUMENT, DOCUMENT NO, DOC NO, TRANSACTION, TRANSACTION NO, TRANSACTION ID, NO, NUMBER, BELEG, BELEGNUMMER, BELEGNR, BUCHUNGSNUMMER, PIECE, NUMERO DE PIECE, ECRITURE, N ECRITURE, ECRITURENUM',
  ),
  date: list(
    'DATE, JOURNAL DATE, ENTRY DATE, POSTING DATE, POST DATE, TRANSACTION DATE, ACCOUNTING DATE, GL DATE, DATUM, BUCHUNGSDATUM, BELEGDATUM, BUCHUNGSTAG, DATE COMPTABLE, DATE D ECRITURE, ECRITUREDATE',
  ),
  account: list(
    'ACCOUNT, ACCOUNT CODE, ACCOUNT NO, ACCOUNT NUMBER, GL ACCOUNT, GL CODE, LEDGER ACCOUNT, LEDGER CODE, NOMINAL CODE, NOMINAL ACCOUNT, NOMINAL, CODE, ACC, ACCT, ACCT NO, KONTO, KONTONUMMER, SACHKONTO, COMPTE, NUMERO DE COMPTE, COMPTENUM',
  ),
  account_name: list(
    'ACCOUNT NAME, ACCOUNT TITLE, ACCOUNT DESCRIPTION, NOMINAL NAME, LEDGER, KONTONAME, KONTOBEZEICHNUNG, LIBELLE COMPTE, INTITULE DU COMPTE, COMPTELIB',
  ),
  description: list(
    'DESCRIPTION, MEMO, NARRATION, NARRATIVE, DETAILS, PARTICULARS, TEXT, LINE DESCRIPTION, JOURNAL DESCRIPTION, ENTRY DESCRIPTION, LINE MEMO, REMARKS, NOTE, NOTES, COMMENT, EXPLANATION, BUCHUNGSTEXT, BESCHREIBUNG, LIBELLE, ECRITURELIB',
  ),
  debit: list('DEBIT, DEBITS, DEBIT AMOUNT, DR, DEBIT BASE, SOLL, SOLLBETRAG'),
  credit: list('CREDIT, CREDITS, CREDIT AMOUNT, CR, CREDIT BASE, HABEN, HABENBETRAG'),
  amount: list(
    'AMOUNT, NET AMOUNT, SIGNED AMOUNT, VALUE, AMT, JOURNAL AMOUNT, LINE AMOUNT, BETRAG, MONTANT',
  ),
  currency: list('CURRENCY, CURRENCY CODE, CCY, CURR, WAHRUNG, DEVISE, IDEVISE'),
  rate: list(
    'RATE, EXCHANGE RATE, FX RATE, FX, CURRENCY RATE, CONVERSION RATE, KURS, WECHSELKURS, TAUX, COURS',
  ),
}
const customerHeadings = new Set(list('CUSTOMER, CUSTOMER NAME, CONTACT, CLIENT, KUNDE, NAME'))

// Headings are short; longer texts are not searched for them.
const headingLength = 100
const units = / (?:[A-Z]{3}|BASE CURRENCY|LCY)$/

/** How surely a heading names a role, the less the surer; null where it does not. */
export function journalHeadingRank(heading: string, role: JournalCsvRole): number | null {
  if (heading.length > headingLength) return null
  const key = normalizedText(heading)
  const words = headings[role] ?? []
  const exact = words.indexOf(key)
  const rank = exact === -1 ? words.indexOf(key.replace(units, '')) : exact
  return rank === -1 ? null : rank
}

/** Whether the heading names anything that a journal has. */
export const isJournalHeading = (cell: string): boolean =>
  journalCsvRoles.some((role) => journalHeadingRank(cell, role) !== null)

export const isCustomerHeading = (heading: string): boolean =>
  heading.length <= headingLength && customerHeadings.has(normalizedText(heading))

const totals = /^(?:GRAND )?(?:TOTAL|TOTALS|SUM|SUMME|GESAMT|SUBTOTAL|TOTAUX)\b/

/** Whether a row without an account is a total and no line. */
export const isTotalRow = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.length <= headingLength && totals.test(normalizedText(cell)))
