import type { Series } from './plot.tsx'

/** Which colour is what. */
export function ChartKey({
  series,
}: {
  readonly series: readonly Pick<Series, 'name' | 'tone'>[]
}) {
  return (
    <ul className="chart-key">
      {series.map(({ name, tone }) => (
        <li key={name}>
          <svg width={8} height={8} aria-hidden>
            <rect width={8} height={8} rx={2} className={`chart-fill-${tone}`} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
