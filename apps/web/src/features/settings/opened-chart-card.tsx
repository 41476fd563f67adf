import type { OpenedChartView } from '@smb/core/onboarding'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { formatDate } from '#lib/format/date.ts'

/** Which chart of accounts the business began with. A later version of it changes nothing here. */
export function OpenedChartCard({ chart }: { readonly chart: OpenedChartView }) {
  const { name, version, currentVersion, source } = chart
  const isOlder = currentVersion !== null && currentVersion > version
  return (
    <Card>
      <CardHead title="Chart of accounts" aside={`${name}, version ${version}`} />
      <CardBody className="grid gap-2 text-sm text-text-2">
        <p>
          The business was opened with this chart and its tax codes. Both are yours to change.
          {isOlder && ` Version ${currentVersion} has come since; it changes nothing here.`}
        </p>
        {source && (
          <p className="text-text-3">
            {source.url === null ? (
              source.title
            ) : (
              <a className="link" href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            )}
            , {formatDate(source.date)}
          </p>
        )}
      </CardBody>
    </Card>
  )
}
