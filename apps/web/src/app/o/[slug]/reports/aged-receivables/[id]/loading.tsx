import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function AgedCustomerLoading() {
  return <ReportSkeleton title="Open items" />
}
