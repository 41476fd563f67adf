import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function CustomerBalancesLoading() {
  return <ReportSkeleton title="Customer balances" />
}
