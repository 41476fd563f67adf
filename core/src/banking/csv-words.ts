import { isCurrency } from '../money/index.ts'
import { normalizedText } from '../csv/index.ts'

export const csvRoles = [
  'date',
  'value_date',
  'description',
  'amount',
  'money_in',
  'money_out',
  'direction',
  'balance',
  'reference',
  'currency',
  'status',
  'ignore',
] as const
/** What a column of a bank's file is. Only `description` and `ignore` may be several. */
export type CsvRole = (typeof csvRoles)[number]

const list = (words: string): readonly string[] => words.split(', ')

// Headings as banks write them in English, French, German, Spanish, Italian and Dutch, without accents, the surest first.
const headings: Readonly<Partial<Record<CsvRole, readonly string[]>>> = {
  date: list(
    'TRANSACTION DATE, BOOKING DATE, POSTING DATE, POSTED DATE, POST DATE, TRANS DATE, TXN DATE, TRAN DATE, DATE, BUCHUNGSTAG, BUCHUNGSDATUM, BUCHUNG, DATE OPERATION, DATE DE L OPERATION, DATE D OPERATION, DATE COMPTABLE, DATE DE COMPTABILISATION, DATUM, FECHA, FECHA OPERACION, DATA, DATA CONTABILE, BOEKDATUM, COMPLETION TIME, COMPLETED DATE, DATE TIME, TRANSACTION TIME, TIMESTAMP, DATE COMPLETED, COMPLETED ON, TRANSACTION DATE TIME, CREATED, DATE CREATED, CREATED UTC',
  ),
  value_date: list(
    'VALUE DATE, VAL DATE, VALUTA, VALUTADATUM, WERTSTELLUNG, WERTSTELLUNGSTAG, WERT, DATE DE VALEUR, DATE VALEUR, VALEUR, FECHA VALOR, DATA VALUTA, INTEREST DATE, EFFECTIVE DATE',
  ),
  description: list(
    'DESCRIPTION, TRANSACTION DESCRIPTION, DETAILS, TRANSACTION DETAILS, NARRATIVE, NARRATION, PAYEE, NAME, PARTICULARS, MEMO, REMARKS, NOTE, NOTES, TEXT, COUNTERPARTY, COUNTERPARTY NAME, BENEFICIARY, MERCHANT, PAYEE NAME, LIBELLE, LIBELLE OPERATION, NATURE DE L OPERATION, REMARQUE, DETAIL, MOTIF, VERWENDUNGSZWECK, BUCHUNGSTEXT, BEGUNSTIGTER ZAHLUNGSPFLICHTIGER, AUFTRAGGEBER BEGUNSTIGTER, AUFTRAGGEBER EMPFANGER, NAME ZAHLUNGSBETEILIGTER, EMPFANGER, ZAHLUNGSEMPFANGER, CONCEPTO, DESCRIPCION, DESCRIZIONE, CAUSALE, OMSCHRIJVING, MEDEDELINGEN, NAAM OMSCHRIJVING',
  ),
  amount: list(
    'AMOUNT, TRANSACTION AMOUNT, MONTANT, MONTANT DE L OPERATION, BETRAG, UMSATZ, IMPORTE, IMPORTO, BEDRAG, AMT, SUM, VALUE, NET AMOUNT, NET',
  ),
  money_in: list(
    'MONEY IN, PAID IN, CREDIT, CREDITS, CREDIT AMOUNT, AMOUNT IN, DEPOSIT, DEPOSITS, DEPOSIT AMOUNT, DEPOSIT AMT, INFLOW, RECEIPTS, LODGEMENT, LODGEMENTS, LODGED, HABEN, GUTSCHRIFT, EINGANG, ABONO, HABER, ENTRATE, AVERE, BIJ, RECETTES',
  ),
  money_out: list(
    'MONEY OUT, PAID OUT, DEBIT, DEBITS, DEBIT AMOUNT, AMOUNT OUT, WITHDRAWAL, WITHDRAWALS, WITHDRAWAL AMOUNT, WITHDRAWAL AMT, WITHDRAWN, OUTFLOW, PAYMENTS, SOLL, BELASTUNG, LASTSCHRIFT, AUSGANG, CARGO, DEBE, USCITE, DARE, AF, DEPENSES',
  ),
  direction: list(
    'DR CR, CR DR, D C, C D, DEBIT CREDIT, CREDIT DEBIT, DEBIT CREDIT INDICATOR, CREDIT DEBIT INDICATOR, DIRECTION, INDICATOR, SENS, SOLL HABEN, S H, SOLL HABEN KENNZEICHEN, AF BIJ, DEBET CREDIT, TYPE, TRANSACTION TYPE',
  ),
  balance: list(
    'BALANCE, RUNNING BALANCE, LEDGER BALANCE, BOOK BALANCE, ACCOUNT BALANCE, BALANCE AFTER, CLOSING BALANCE, SOLDE, SALDO, KONTOSTAND, SALDO NACH BUCHUNG',
  ),
  reference: list(
    'REFERENCE, REFERENCE NUMBER, REFERENCE NO, REF, REF NO, REF NUMBER, BANK REFERENCE, TRANSACTION ID, TRANSACTION REFERENCE, TXN ID, ID, RECEIPT NO, RECEIPT NUMBER, RECEIPT, BELEGNUMMER, REFERENZ, REFERENCIA, RIFERIMENTO, REFERENTIE, CHQ REF NO',
  ),
  currency: list(
    'CURRENCY, CCY, CURRENCY CODE, DEVISE, MONNAIE, WAHRUNG, MONEDA, VALUTA, DIVISA, MUNT',
  ),
  status: list('STATUS, TRANSACTION STATUS, STATE, STATUT, ESTADO, STATO'),
}

const unitWords = new Set(['IN', 'EN', 'EUROS', 'EURO', 'KSH', 'RS', 'LCY', 'INR', 'OF'])

/** `Betrag (EUR)` and `Montant en euros` without the unit. */
function withoutUnit(key: string): string {
  const words = key.split(' ')
  const kept = words.filter((word) => !unitWords.has(word) && !isCurrency(word))
  return kept.length === 0 ? key : kept.join(' ')
}

// Headings and words of balance are short; longer texts are not searched for them.
const wordsLength = 200

/** How surely a heading names a role, the less the surer; null where it does not. */
export function headingRank(heading: string, role: CsvRole): number | null {
  if (heading.length > wordsLength) return null
  const key = normalizedText(heading)
  const words = headings[role] ?? []
  const exact = words.indexOf(key)
  const rank = exact === -1 ? words.indexOf(withoutUnit(key)) : exact
  return key === '' || rank === -1 ? null : rank
}

/** Whether the heading names anything that a statement has. */
export const isHeadingWord = (cell: string): boolean =>
  csvRoles.some((role) => headingRank(cell, role) !== null)

const partyWords = new Set(
  list(
    'PAYEE, PAYEE NAME, NAME, COUNTERPARTY, COUNTERPARTY NAME, BENEFICIARY, MERCHANT, BEGUNSTIGTER ZAHLUNGSPFLICHTIGER, AUFTRAGGEBER BEGUNSTIGTER, AUFTRAGGEBER EMPFANGER, NAME ZAHLUNGSBETEILIGTER, EMPFANGER, ZAHLUNGSEMPFANGER',
  ),
)
/** Whether a heading says that its texts name the other side of a payment. */
export const isPartyHeading = (heading: string): boolean => partyWords.has(normalizedText(heading))

const inWords = new Set(
  list(
    'C, CR, CRDT, CREDIT, CREDITS, H, HABEN, IN, DEPOSIT, INFLOW, MONEY IN, PAID IN, GUTSCHRIFT, BIJ, ABONO, HABER, AVERE, INCOMING',
  ),
)
const outWords = new Set(
  list(
    'D, DR, DB, DBIT, DEBIT, DEBITS, S, SOLL, OUT, WITHDRAWAL, OUTFLOW, MONEY OUT, PAID OUT, LASTSCHRIFT, BELASTUNG, AF, CARGO, DEBE, DARE, OUTGOING',
  ),
)

/** What a flag beside an amount says; null where we do not know the word. */
export function directionOf(cell: string): 'in' | 'out' | null {
  const text = cell.trim()
  const key = text === '+' || text === '-' ? text : normalizedText(text)
  if (key === '+' || inWords.has(key)) return 'in'
  return key === '-' || outWords.has(key) ? 'out' : null
}

const settledWords = new Set(
  list(
    'COMPLETED, COMPLETE, SUCCESS, SUCCESSFUL, SETTLED, POSTED, BOOKED, CLEARED, DONE, EXECUTED, GEBUCHT, UMSATZ GEBUCHT, COMPTABILISE',
  ),
)
const unsettledWords = new Set(
  list(
    'PENDING, FAILED, FAILURE, CANCELLED, CANCELED, DECLINED, REVERTED, REJECTED, EXPIRED, VORGEMERKT, EN ATTENTE, UMSATZ VORGEMERKT, AUTHORISED, AUTHORIZED',
  ),
)

/** Whether the money moved (rule 69); null where we do not know the word. */
export function settlementOf(cell: string): 'settled' | 'unsettled' | null {
  const key = normalizedText(cell)
  if (settledWords.has(key)) return 'settled'
  return unsettledWords.has(key) ? 'unsettled' : null
}

const openingWords =
  /\b(?:(?:OPENING|BEGINNING|STARTING|PREVIOUS|INITIAL) BALANCE|BALANCE (?:BROUGHT|B F|FORWARD)|BROUGHT FORWARD|SOLDE (?:INITIAL|PRECEDENT|ANTERIEUR)|ANCIEN SOLDE|ANFANGSSALDO|ANFANGSBESTAND|SALDOVORTRAG|ALTER (?:KONTOSTAND|SALDO)|SALDO (?:INICIAL|ANTERIOR))\b/
const closingWords =
  /\b(?:(?:CLOSING|ENDING|FINAL|END) BALANCE|BALANCE (?:CARRIED|C F)|CARRIED FORWARD|SOLDE FINAL|NOUVEAU SOLDE|ENDSALDO|ENDBESTAND|NEUER (?:KONTOSTAND|SALDO)|SALDO FINAL)\b/
const totalWords = /\b(?:TOTAL|TOTALS|TOTAUX|SUM|SUMME|GESAMT|SUBTOTAL)\b/

/** Whether a row tells a balance or a total instead of a movement. */
export function balanceWordsOf(cells: readonly string[]): 'opening' | 'closing' | 'total' | null {
  const keys = cells.map((cell) => normalizedText(cell.slice(0, wordsLength)))
  if (keys.some((key) => openingWords.test(key))) return 'opening'
  if (keys.some((key) => closingWords.test(key))) return 'closing'
  return keys.some((key) => totalWords.test(key)) ? 'total' : null
}
