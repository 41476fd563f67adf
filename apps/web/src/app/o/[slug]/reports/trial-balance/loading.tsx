import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function TrialBalanceLoading() {
  return <ReportSkeleton title="Trial balance" />
}
