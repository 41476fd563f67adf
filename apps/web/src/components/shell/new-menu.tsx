'use client'
import { Banknote, BookOpen, FileText, Plus, Users } from 'lucide-react'
import { businessHref, newItems } from '#lib/navigation.ts'
import { useShellStore } from '#lib/shell-store.ts'
import { useBusiness } from '../business-context.tsx'
import { Kbd } from '../kbd.tsx'
import { Menu } from '../menu.tsx'

const icons = [
  <FileText key="invoice" size={16} aria-hidden />,
  <Users key="customer" size={16} aria-hidden />,
  <Banknote key="payment" size={16} aria-hidden />,
  <BookOpen key="journal" size={16} aria-hidden />,
]

/** “New”, or `C` and then the letter of what is to be made. What a role does not make is there and says so. */
export function NewMenu({ slug }: { readonly slug: string }) {
  const { isNewMenuOpen, set } = useShellStore()
  const { permissions } = useBusiness().business
  return (
    <Menu
      label="New"
      align="end"
      open={isNewMenuOpen}
      onOpenChange={(open) => set({ isNewMenuOpen: open })}
      items={newItems.map(({ label, kbd, path, permission }, index) => ({
        label,
        kbd,
        icon: icons[index],
        href: businessHref(slug, path),
        disabledReason: permissions.includes(permission)
          ? undefined
          : 'Your role here does not include it.',
      }))}
      trigger={(props) => (
        <button
          type="button"
          className="btn btn-sm max-md:size-11 max-md:border-transparent max-md:bg-transparent max-md:p-0"
          {...props}
        >
          <Plus size={16} aria-hidden className="max-md:size-5" />
          <span className="max-md:sr-only">New</span>
          <Kbd>C</Kbd>
        </button>
      )}
    />
  )
}
