import { LocalDate } from '@smb/core/time'
import type { DemoPlan } from './demo-plans.ts'

/** One thing that happens on one day. Days are played in order, so that no step comes before what it needs. */
export type DemoStep =
  | { readonly date: LocalDate; readonly kind: 'cost'; readonly cost: DemoPlan['costs'][number] }
  | { readonly date: LocalDate; readonly kind: 'takings' }
  | { readonly date: LocalDate; readonly kind: 'invoice'; readonly turn: number }

const monthsShown = 12

/** The steps of the year that ends on `today`, in date order; payments follow from the invoices as they are played. */
export function demoSteps(plan: DemoPlan, today: LocalDate): DemoStep[] {
  const first = LocalDate.addMonths(LocalDate.startOfMonth(today), 1 - monthsShown)
  const steps: DemoStep[] = []
  for (let month = 0; month < monthsShown; month += 1) {
    const start = LocalDate.addMonths(first, month)
    for (const cost of plan.costs)
      steps.push({ date: LocalDate.addDays(start, cost.day - 1), kind: 'cost', cost })
    for (let one = 0; one < plan.invoicesPerMonth; one += 1) {
      const turn = month * plan.invoicesPerMonth + one
      steps.push({
        date: LocalDate.addDays(start, 2 + ((one * 6 + month * 2) % 26)),
        kind: 'invoice',
        turn,
      })
    }
    for (let day = 6; plan.weeklyTakings && day < 28; day += 7)
      steps.push({ date: LocalDate.addDays(start, day), kind: 'takings' })
  }
  return steps
    .filter((step) => step.date <= today)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
