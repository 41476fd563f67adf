import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function AgedReceivablesLoading() {
  return <ReportSkeleton title="Aged receivables" />
}
