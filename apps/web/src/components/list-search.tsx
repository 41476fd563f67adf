'use client'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { classes } from '#lib/classes.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { Kbd } from './kbd.tsx'
import { InputBox } from './text-field.tsx'

const pauseMs = 250

/** The search of a list: `/` goes there, and what is typed becomes part of the address once the typing pauses. */
export function ListSearch({
  label,
  placeholder = label,
  value,
  hrefFor,
  width = 'w-55!',
}: {
  readonly label: string
  readonly placeholder?: string
  readonly value: string | undefined
  /** The address of the list with that search; without one for an empty object. */
  readonly hrefFor: (search: { readonly q?: string }) => string
  readonly width?: string
}) {
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useKeys('In this list', [{ keys: '/', label: 'Search', run: () => box.current?.focus() }])
  const search = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = text.trim()
      router.replace(hrefFor(q ? { q } : {}), { scroll: false })
    }, pauseMs)
  }
  return (
    <InputBox
      ref={box}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      boxClassName={classes('h-7! max-md:h-9! flex-none', width)}
      start={<Search size={16} aria-hidden />}
      end={
        <span className="max-md:hidden">
          <Kbd>/</Kbd>
        </span>
      }
      defaultValue={value ?? ''}
      onChange={(event) => search(event.target.value)}
    />
  )
}
