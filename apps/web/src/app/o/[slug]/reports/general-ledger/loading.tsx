import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function GeneralLedgerLoading() {
  return <ReportSkeleton title="General ledger" />
}
