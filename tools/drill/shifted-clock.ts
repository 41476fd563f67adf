import { readFileSync } from 'node:fs'

// Preloaded into the API of the clock drill: its clock is off by what the file says, in ms, and the file may change.
const file = process.env['SMB_CLOCK_FILE'] ?? ''
const Real = Date

const offset = (): number => {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}

class ShiftedDate extends Real {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(Real.now() + offset())
    else super(...(given as [number]))
  }

  static override now(): number {
    return Real.now() + offset()
  }
}

globalThis.Date = ShiftedDate as DateConstructor
