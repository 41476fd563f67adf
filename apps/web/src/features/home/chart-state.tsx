import type { ReactNode } from 'react'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import type { Problem } from '#lib/problem.ts'

/** A chart whose figures could not be loaded: the rest of the page stays. */
export function ChartFailed({
  name,
  problem,
}: {
  readonly name: string
  readonly problem: Problem
}) {
  return (
    <Card>
      <CardHead title={name} />
      <CardBody>
        <ReloadNotice problem={problem} title={`${name} could not be loaded`} />
      </CardBody>
    </Card>
  )
}

/** Nothing to draw yet, and what will make it appear. */
export function ChartEmpty({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}) {
  return (
    <Card>
      <CardHead title={name} />
      <CardBody>
        <p className="text-text-2">{children}</p>
      </CardBody>
    </Card>
  )
}
