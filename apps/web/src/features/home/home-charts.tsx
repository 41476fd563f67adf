import { Suspense } from 'react'
import type { CashOverTime } from '@smb/api-client'
import { CardSkeleton } from '#components/skeleton.tsx'
import { AgingChart } from './aging-chart.tsx'
import { CashChart } from './cash-chart.tsx'
import { CustomersChart } from './customers-chart.tsx'
import { ProfitChart } from './profit-chart.tsx'

/** The charts of Home. Each loads and fails alone, so that the slowest keeps no other waiting. */
export function HomeCharts({
  slug,
  today,
  cashBy,
}: {
  readonly slug: string
  readonly today: string
  readonly cashBy: CashOverTime['by']
}) {
  return (
    <section aria-label="Charts" className="grid gap-4 lg:grid-cols-2">
      <Suspense fallback={<CardSkeleton label="Loading cash over time" lines={8} />}>
        <CashChart slug={slug} by={cashBy} />
      </Suspense>
      <Suspense fallback={<CardSkeleton label="Loading profit by month" lines={8} />}>
        <ProfitChart slug={slug} today={today} />
      </Suspense>
      <Suspense fallback={<CardSkeleton label="Loading what is owed by age" lines={8} />}>
        <AgingChart slug={slug} />
      </Suspense>
      <Suspense fallback={<CardSkeleton label="Loading top customers" lines={8} />}>
        <CustomersChart slug={slug} today={today} />
      </Suspense>
    </section>
  )
}
