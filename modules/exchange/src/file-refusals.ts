import { AppError } from '@smb/core/errors'
import { importErrors, importLimits } from '@smb/core/exchange'

/** The refusals of one file: a bad line does not hide the next. */
export type FileRefusals = {
  /** Runs what may refuse a line. Throws the first twenty refusals as one. */
  readonly collect: (read: () => void) => void
  readonly isEmpty: () => boolean
  /** Throws what was collected as one refusal, where there is any. */
  readonly raise: () => void
}

export function fileRefusals(): FileRefusals {
  const collected: AppError[] = []
  return {
    collect: (read) => {
      try {
        read()
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        collected.push(error)
        if (collected.length >= importLimits.issuesShown) throw importErrors.several(collected)
      }
    },
    isEmpty: () => collected.length === 0,
    raise: () => {
      if (collected.length > 0) throw importErrors.several(collected)
    },
  }
}
