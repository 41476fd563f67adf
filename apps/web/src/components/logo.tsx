/** The product's mark: two rules, equal. */
export function Logo({ withName = true }: { readonly withName?: boolean }) {
  return (
    <span className="flex items-center gap-2.5 font-semibold text-text">
      <span className="mark" aria-hidden />
      {withName && 'SMB Finance OS'}
    </span>
  )
}
