import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { ChartChoice } from './chart-choices.ts'
import type { StartFaults, StartValues } from './start-values.ts'
import { derivedFrom, startFaults } from './start-values.ts'

/** What is in the form and what is wrong with it. A form library would weigh more than all of the page's own code. */
export type StartAnswers = {
  readonly values: StartValues
  readonly faults: StartFaults
  /** Takes answers over; what was said against them is said no more. */
  readonly change: (answers: Partial<StartValues>) => void
  /** Says what is wrong and goes to the first of it. Answers whether nothing is. */
  readonly check: () => boolean
  readonly refuse: (faults: StartFaults) => void
}

export function useStartAnswers(
  form: RefObject<HTMLFormElement | null>,
  charts: readonly ChartChoice[],
): StartAnswers {
  const [values, setValues] = useState(() => derivedFrom(undefined, charts))
  const [faults, setFaults] = useState<StartFaults>({})
  const isRefused = useRef(false)
  useEffect(() => {
    if (!isRefused.current) return
    isRefused.current = false
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form, faults])
  const refuse = (found: StartFaults) => {
    isRefused.current = true
    setFaults(found)
  }
  return {
    values,
    faults,
    change: (answers) => {
      setValues((before) => ({ ...before, ...answers }))
      setFaults((before) =>
        Object.fromEntries(Object.entries(before).filter(([name]) => !(name in answers))),
      )
    },
    check: () => {
      const found = startFaults(values)
      refuse(found)
      return Object.keys(found).length === 0
    },
    refuse,
  }
}
