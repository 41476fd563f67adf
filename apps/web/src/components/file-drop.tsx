'use client'
import { Upload } from 'lucide-react'

/** A place to choose a file or drop it; says what it takes, and that it is being read. */
export function FileDrop({
  label,
  prompt,
  hint,
  accept,
  name,
  busy,
  onChoose,
}: {
  /** What the file is, for screen readers. */
  readonly label: string
  readonly prompt: string
  readonly hint: string
  readonly accept: string
  readonly name: string | undefined
  readonly busy: boolean
  readonly onChoose: (file: File | undefined) => void
}) {
  return (
    <label
      className="grid cursor-pointer justify-items-center gap-2 rounded-card border border-dashed border-border-strong bg-surface px-6 py-9 text-center focus-within:outline-2 focus-within:outline-focus hover:bg-hover"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onChoose(event.dataTransfer.files[0])
      }}
    >
      <Upload size={20} aria-hidden className="text-text-3" />
      <span className="font-medium">{name ?? prompt}</span>
      <span className="text-sm text-text-3" role="status">
        {busy ? 'Reading …' : hint}
      </span>
      <input
        type="file"
        accept={accept}
        className="sr-only"
        aria-label={label}
        onChange={(event) => {
          onChoose(event.target.files?.[0])
          // The same file again is a choice too, after a correction.
          event.target.value = ''
        }}
      />
    </label>
  )
}
