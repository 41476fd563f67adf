'use client'
import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'

/** Takes the text of a CSV file. */
export function FileButton({
  label,
  children,
  onText,
}: {
  readonly label: string
  readonly children: ReactNode
  readonly onText: (text: string) => void
}) {
  return (
    <label className="btn btn-sm cursor-pointer focus-within:outline-2 focus-within:outline-focus">
      <Upload size={16} aria-hidden />
      {children}
      <input
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          void file?.text().then(onText)
          // The same file again is a choice too, after a correction.
          event.target.value = ''
        }}
      />
    </label>
  )
}
