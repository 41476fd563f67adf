import type { ChartScale } from './chart-scale.ts'

/** A list of amounts that is drawn, one per point of the chart. */
export type Series = {
  readonly name: string
  readonly amounts: readonly string[]
  /** The colour: `chart-fill-1`. */
  readonly tone: 1 | 2 | 3 | 4 | 5
}

const height = 168
const top = 8
const plotHeight = 132
/** Of the room that a point has, in percent: bars stand in the middle of it. */
const barsWide = 64

const y = (percent: number): number => top + (plotHeight * percent) / 100

type PlotProps = {
  readonly scale: ChartScale
  /** Below each point; an empty text where there is no room. */
  readonly labels: readonly string[]
  readonly bars?: readonly Series[]
  readonly line?: Series
}

/**
 * Bars, a line, or both, over one zero-based scale. Widths are percent and heights pixels, so that it fills its card
 * and its letters keep their size. What it shows is in the table beside it: it is hidden from screen readers.
 */
export function Plot({ scale, labels, bars = [], line }: PlotProps) {
  return (
    <div className="flex" aria-hidden>
      <svg className="chart w-11 flex-none" height={height}>
        {scale.ticks.map(({ label, at }) => (
          <text key={label} x={38} y={y(at)} dy="0.35em" textAnchor="end">
            {label}
          </text>
        ))}
      </svg>
      <svg className="chart min-w-0 flex-1" height={height}>
        {scale.ticks.map(({ label, at, isZero }) => (
          <line
            key={label}
            className={isZero ? 'chart-zero' : 'chart-grid'}
            x1="0"
            x2="100%"
            y1={y(at)}
            y2={y(at)}
          />
        ))}
        {labels.map((label, point) => (
          <Point key={point} {...{ point, label, scale, bars }} of={labels.length} />
        ))}
        {line && <Line series={line} scale={scale} />}
      </svg>
    </div>
  )
}

/** On a phone a dozen labels touch: every second one gives way, the last one stays. */
const isCrowded = (point: number, of: number): boolean => of > 8 && (of - 1 - point) % 2 === 1

function Point(props: {
  readonly point: number
  readonly of: number
  readonly label: string
  readonly scale: ChartScale
  readonly bars: readonly Series[]
}) {
  const { point, of, label, scale, bars } = props
  const room = 100 / of
  const left = point * room
  const width = (room * barsWide) / 100 / Math.max(bars.length, 1)
  return (
    <g data-point={point} className="chart-point">
      <rect className="chart-band" x={`${left}%`} width={`${room}%`} y={0} height={height} />
      {bars.map(({ name, amounts, tone }, at) => {
        const [from, to] = [scale.at('0'), scale.at(amounts[point] ?? '0')].toSorted(
          (a, b) => a - b,
        )
        const start = left + (room * (100 - barsWide)) / 200 + width * at
        return (
          <rect
            key={name}
            className={`chart-fill-${tone}`}
            x={`${start}%`}
            width={`${width}%`}
            y={y(from ?? 0)}
            height={(plotHeight * ((to ?? 0) - (from ?? 0))) / 100}
          />
        )
      })}
      <text
        className={isCrowded(point, of) ? 'max-md:hidden' : undefined}
        x={`${left + room / 2}%`}
        y={height - 6}
        textAnchor="middle"
      >
        {label}
      </text>
    </g>
  )
}

function Line({ series, scale }: { readonly series: Series; readonly scale: ChartScale }) {
  const { amounts, tone } = series
  const room = 100 / amounts.length
  const points = amounts.map((amount, at) => [at * room + room / 2, scale.at(amount)] as const)
  return (
    <>
      <svg
        y={top}
        width="100%"
        height={plotHeight}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
      >
        <polyline
          className={`chart-line chart-stroke-${tone}`}
          points={points.map((pair) => pair.join(',')).join(' ')}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {points.map(([x, at], point) => (
        <circle
          key={point}
          className={`chart-dot chart-stroke-${tone}`}
          cx={`${x}%`}
          cy={y(at)}
          r={3}
        />
      ))}
    </>
  )
}
