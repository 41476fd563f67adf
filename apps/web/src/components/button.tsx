import type { ComponentProps, ReactNode } from 'react'
import { LoaderCircle } from 'lucide-react'
import { classes } from '#lib/classes.ts'
import { IntentLink } from './intent-link.tsx'
import { Kbd } from './kbd.tsx'

type Looks = {
  /** One primary per view. Danger is for what cannot be taken back. */
  readonly kind?: 'primary' | 'secondary' | 'ghost' | 'danger'
  readonly size?: 'md' | 'sm'
  /** A Lucide icon, 16 px. */
  readonly icon?: ReactNode
  /** The key that does the same, drawn inside; the key itself is bound with useKeys. */
  readonly kbd?: string
  readonly children: ReactNode
}

type ButtonProps = Looks &
  Omit<ComponentProps<'button'>, 'children'> & {
    /** Work under way: the label stays, a spinner takes the icon's place, a second press does nothing. */
    readonly pending?: boolean
    /** Why it cannot be used now. Keeps the button focusable; the reason is its tooltip and is read out. */
    readonly disabledReason?: string | undefined
  }

const looks = (kind: Looks['kind'] = 'secondary', size: Looks['size'] = 'md'): string =>
  classes('btn', kind !== 'secondary' && `btn-${kind}`, size === 'sm' && 'btn-sm')

/** Verb and object, with the amount where money moves: “Record payment”, “Pay €1,240.00”. */
export function Button({
  kind,
  size,
  icon,
  kbd,
  pending = false,
  disabledReason,
  children,
  className,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const inert = pending || disabledReason !== undefined
  return (
    <button
      type={type}
      className={classes(looks(kind, size), className)}
      aria-disabled={inert || undefined}
      aria-busy={pending || undefined}
      aria-description={disabledReason}
      title={disabledReason}
      data-pending={pending || undefined}
      onClick={inert ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {pending ? <LoaderCircle size={16} aria-hidden className="animate-spin" /> : icon}
      {children}
      {kbd && <Kbd>{kbd}</Kbd>}
    </button>
  )
}

type ButtonLinkProps = Looks & Omit<ComponentProps<typeof IntentLink>, 'children'>

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({
  kind,
  size,
  icon,
  kbd,
  children,
  className,
  ...rest
}: ButtonLinkProps) {
  return (
    <IntentLink className={classes(looks(kind, size), className)} {...rest}>
      {icon}
      {children}
      {kbd && <Kbd>{kbd}</Kbd>}
    </IntentLink>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** What it does, for people who do not see the icon; also its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly kind?: 'secondary' | 'ghost'
  readonly size?: 'md' | 'sm'
}

/** A button that is only an icon: for well-known acts beside a labelled one. */
export function IconButton({
  label,
  icon,
  kind = 'ghost',
  size = 'sm',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classes(looks(kind, size), 'btn-icon', className)}
      {...rest}
    >
      {icon}
    </button>
  )
}
