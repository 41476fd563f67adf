import type { InvoiceId, PaymentReceivedId } from '../ids/index.ts'
import { Money, moneyView } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { MatchSuggestionView, StatementLineView } from './banking-schema.ts'
import { nameInText, numberInText, textWords } from './text-evidence.ts'

/** An invoice that is still open, as far as matching needs it. */
export type InvoiceCandidate = {
  readonly kind: 'invoice'
  readonly id: InvoiceId
  readonly number: string
  readonly customerName: string
  readonly outstanding: Money
  readonly issueDate: LocalDate
  readonly dueDate: LocalDate
}

/** A recorded payment that no bank line proves yet. */
export type PaymentCandidate = {
  readonly kind: 'payment_received'
  readonly id: PaymentReceivedId
  readonly reference: string
  readonly customerName: string
  readonly amount: Money
  readonly date: LocalDate
}

export type MatchCandidate = InvoiceCandidate | PaymentCandidate

/** `exact`: amount and text agree. `likely`: the amount, and a payment close by or the only one. Else `possible`. */
export type MatchConfidence = MatchSuggestionView['confidence']

export type MatchSuggestion = {
  readonly candidate: MatchCandidate
  readonly confidence: MatchConfidence
  /** Why, in words, strongest first: `same amount`, `INV-0042 in text`, `2 days apart`. */
  readonly reasons: readonly string[]
}

/** Suggestions given per line, and how far a payment may lie from the line without any text to support it. */
export const matchSuggestionsMax = 5
const paymentDistanceMax = 45
const closeDays = 5

type Line = Pick<StatementLineView, 'name' | 'memo'> & {
  readonly date: LocalDate
  readonly amount: Money
}
type Evidence = MatchSuggestion & { readonly points: number; readonly distance: number }

const amountOf = (candidate: MatchCandidate): Money =>
  candidate.kind === 'invoice' ? candidate.outstanding : candidate.amount
const dateOf = (candidate: MatchCandidate): LocalDate =>
  candidate.kind === 'invoice' ? candidate.issueDate : candidate.date
const labelOf = (candidate: MatchCandidate): string =>
  candidate.kind === 'invoice' ? candidate.number : candidate.reference

function isSameAmount(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor
}

const daysWord = (days: number): string => (days === 1 ? '1 day' : `${days} days`)

function dateReason(candidate: MatchCandidate, days: number): string {
  const distance = Math.abs(days)
  if (candidate.kind === 'payment_received')
    return distance === 0 ? 'same day' : `${daysWord(distance)} apart`
  if (days < 0) return `issued ${daysWord(distance)} later`
  return distance === 0 ? 'issued the same day' : `issued ${daysWord(distance)} before`
}

function evidence(line: Line, candidate: MatchCandidate, words: readonly string[]): Evidence {
  const days = LocalDate.daysBetween(dateOf(candidate), line.date)
  const distance = Math.abs(days)
  const label = labelOf(candidate)
  const hasNumber = label !== '' && numberInText(label, words)
  const hasName = nameInText(candidate.customerName, words)
  const isClose = candidate.kind === 'payment_received' && distance <= closeDays

  const reasons = ['same amount']
  if (hasNumber) reasons.push(`${label} in text`)
  if (hasName) reasons.push('customer name in text')
  reasons.push(dateReason(candidate, days))
  const points = (hasNumber ? 4 : 0) + (hasName ? 2 : 0) + (isClose ? 1 : 0)
  const confidence = hasNumber || hasName ? 'exact' : isClose ? 'likely' : 'possible'
  return { candidate, confidence, reasons, points, distance }
}

const isBearable = (found: Evidence): boolean =>
  found.candidate.kind === 'invoice' ||
  found.distance <= paymentDistanceMax ||
  found.confidence === 'exact'

/** Strongest text first, then recorded payments before invoices, then nearest, then label and id: never by chance. */
function byStrength(a: Evidence, b: Evidence): number {
  if (a.points !== b.points) return b.points - a.points
  if (a.candidate.kind !== b.candidate.kind) return a.candidate.kind === 'payment_received' ? -1 : 1
  if (a.distance !== b.distance) return a.distance - b.distance
  const [x, y] = [
    `${labelOf(a.candidate)} ${a.candidate.id}`,
    `${labelOf(b.candidate)} ${b.candidate.id}`,
  ]
  return x < y ? -1 : x > y ? 1 : 0
}

/**
 * What a bank line could settle, best first, with the reasons in words. Only money in, only the very same amount in
 * the same currency; the person decides. The order depends on nothing but the values.
 */
export function matchSuggestions(
  line: Line,
  candidates: readonly MatchCandidate[],
): readonly MatchSuggestion[] {
  if (!Money.isPositive(line.amount)) return []
  const words = textWords(`${line.name} ${line.memo}`)
  const found = candidates
    .filter((candidate) => isSameAmount(amountOf(candidate), line.amount))
    .map((candidate) => evidence(line, candidate, words))
    .filter(isBearable)
    .sort(byStrength)
  const onlyOne = found.length === 1
  return found.slice(0, matchSuggestionsMax).map(({ candidate, confidence, reasons }) => ({
    candidate,
    confidence: onlyOne && confidence === 'possible' ? 'likely' : confidence,
    reasons: onlyOne && confidence === 'possible' ? [...reasons, 'nothing else fits'] : reasons,
  }))
}

export function matchSuggestionView(suggestion: MatchSuggestion): MatchSuggestionView {
  const { candidate } = suggestion
  return {
    kind: candidate.kind,
    id: candidate.id,
    label: labelOf(candidate),
    customerName: candidate.customerName,
    amount: moneyView(amountOf(candidate)),
    date: dateOf(candidate),
    confidence: suggestion.confidence,
    reasons: [...suggestion.reasons],
  }
}
