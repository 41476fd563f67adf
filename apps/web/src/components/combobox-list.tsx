'use client'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Plus } from 'lucide-react'
import type { ComboboxChoices } from './use-combobox-choices.ts'

/** The list under a combobox. Focus stays in the input; the active line is announced by reference. */
export function ComboboxList({
  id,
  label,
  choices,
  loading,
  empty,
}: {
  readonly id: string
  /** What is listed. */
  readonly label: string
  readonly choices: Pick<ComboboxChoices, 'shown' | 'creates' | 'active' | 'choose'> & {
    readonly setActive: (index: number) => void
  }
  readonly loading: boolean | undefined
  readonly empty: ReactNode
}) {
  const { shown, creates, active, setActive, choose } = choices
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const line = (index: number) => ({
    role: 'option',
    id: `${id}-${index}`,
    'aria-selected': index === active,
    'data-active': index === active || undefined,
    className: 'menu-item',
    onPointerMove: () => setActive(index),
    // Before blur, so that the input keeps focus.
    onPointerDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => choose(index),
  })
  const nothing = shown.length === 0 && !creates
  return (
    <>
      <div role="listbox" id={id} aria-label={label} ref={list} aria-busy={loading || undefined}>
        {shown.map((option, index) => (
          <div key={option.value} {...line(index)}>
            {option.code && (
              <span className="w-10 flex-none text-xs text-text-3">{option.code}</span>
            )}
            <span className="truncate">{option.label}</span>
            {option.meta && <span className="ms-auto ps-4 text-xs text-text-3">{option.meta}</span>}
          </div>
        ))}
        {creates && (
          <div {...line(shown.length)}>
            <Plus size={16} aria-hidden />
            <span className="truncate font-medium">{creates.label}</span>
            {creates.noun && (
              <span className="ms-auto ps-4 text-xs whitespace-nowrap text-text-3">
                new {creates.noun}
              </span>
            )}
          </div>
        )}
      </div>
      {nothing && (
        <p role="status" className="px-2 py-1.5 text-sm text-text-3">
          {loading ? 'Looking…' : (empty ?? 'Nothing matches.')}
        </p>
      )}
    </>
  )
}
