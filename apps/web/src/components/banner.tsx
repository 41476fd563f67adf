import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert } as const

/** A cause and its way out, where it applies. Never for news. Danger is announced at once. */
export function Banner({
  tone,
  title,
  children,
  action,
  className,
}: {
  readonly tone: keyof typeof icons
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** One small button. */
  readonly action?: ReactNode
  readonly className?: string
}) {
  const Icon = icons[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classes('banner', `banner-${tone}`, className)}
    >
      <Icon size={16} aria-hidden />
      <div className="min-w-0 flex-1">
        {title && <strong className="block">{title}</strong>}
        {children && <div className={title ? 'text-text-2' : undefined}>{children}</div>}
      </div>
      {action}
    </div>
  )
}
