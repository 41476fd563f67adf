'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Combobox } from '#components/combobox.tsx'
import { EntryTitle } from '#components/entry-frame.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import type { ChartChoice } from './chart-choices.ts'
import type { CountryDefaults } from './country-defaults.ts'
import type { CurrencyChoice } from './currency-choices.ts'
import { DerivedFields } from './derived-fields.tsx'
import { openBusiness } from './open-business.ts'
import { FirstSteps } from './first-steps.tsx'
import { derivedFrom, rateAfter, startBody, startLabels } from './start-values.ts'
import type { StartValues } from './start-values.ts'
import { suggestedCountry } from './suggested-country.ts'
import { useStartAnswers } from './use-start-answers.ts'

type StartFormProps = {
  readonly countries: readonly CountryDefaults[]
  readonly currencies: readonly CurrencyChoice[]
  /** Empty where they could not be listed: then the server takes the country’s. */
  readonly charts: readonly ChartChoice[]
}

/** Two answers and a choice: the business is made when the choice is, and the choice opens the real screen. */
export function StartForm({ countries, currencies, charts }: StartFormProps) {
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const [chosen, setChosen] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const answers = useStartAnswers(form, charts)
  const { values, faults, change } = answers

  const derive = (code: string | null) => {
    const country = countries.find((each) => each.code === code)
    const { name: _, taxRegistrationNumber: _number, ...derived } = derivedFrom(country, charts)
    change({ ...derived, standardTaxPercent: rateAfter(values, derived.chartPack, charts) })
  }
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const code = suggestedCountry(countries, { timeZone, languages: navigator.languages })
    if (code && !values.country) derive(code)
    // What was typed before the page was awake.
    if (name.current?.value) change({ name: name.current.value })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the device does not move while the form is open
  }, [])

  const startWith = async (path: string) => {
    setProblem(undefined)
    if (chosen !== undefined || !answers.check()) return
    setChosen(path)
    const body = startBody(values)
    try {
      const { slug } = await openBusiness(body, keyFor(body))
      router.push(`/o/${slug}${path}`)
    } catch (error) {
      const placed: Record<string, string> = {}
      setProblem(
        placeProblem<StartValues>(error, startLabels, (field, { message = '' }) => {
          placed[field] = message
        }),
      )
      answers.refuse(placed)
      setChosen(undefined)
    }
  }
  return (
    <form
      ref={form}
      className="grid w-full max-w-[880px] items-start gap-x-16 gap-y-8 md:grid-cols-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void startWith('/invoices/new')
      }}
    >
      <section className="grid gap-5">
        <EntryTitle title="Start your books">Two answers are enough. The rest can wait.</EntryTitle>
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <TextField
          ref={name}
          label="What is your business called?"
          autoComplete="organization"
          autoFocus
          error={faults.name}
          name="name"
          value={values.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Combobox
          label="Which country is it in?"
          options={countries.map(({ code, name: label }) => ({
            value: code,
            label,
            keywords: code,
          }))}
          value={values.country}
          onChange={derive}
          error={faults.country}
        />
        <TextField
          label="What sales tax do you usually add?"
          optional
          help={
            <TaxHelp
              chart={charts.find(({ id }) => id === values.chartPack)}
              onUse={(rate) => change({ standardTaxPercent: rate })}
            />
          }
          inputMode="decimal"
          autoComplete="off"
          numeric
          boxClassName="w-28"
          end={<span className="text-text-3">%</span>}
          error={faults.standardTaxPercent}
          name="standardTaxPercent"
          value={values.standardTaxPercent}
          onChange={({ target }) => change({ standardTaxPercent: target.value })}
        />
        <DerivedFields {...{ answers, countries, currencies, charts }} />
      </section>
      <FirstSteps pending={chosen} onChoose={(path) => void startWith(path)} />
    </form>
  )
}

/** The chart's own rate and who states it, for those who charge it: used as it is, no second code is made for it. */
function TaxHelp({
  chart,
  onUse,
}: {
  readonly chart: ChartChoice | undefined
  readonly onUse: (rate: string) => void
}) {
  const { standardTaxPercent: rate, standardTaxSource: source } = chart ?? {}
  if (!rate || !source) {
    return 'VAT, GST or whatever it is called there. Leave it empty if you add none.'
  }
  return (
    <>
      Leave it empty if you add none. The usual rate there is {rate} %{' '}
      <button type="button" className="link" onClick={() => onUse(rate)}>
        (use it)
      </button>
      :{' '}
      {source.url === null ? (
        source.title
      ) : (
        <a className="link" href={source.url} target="_blank" rel="noreferrer">
          {source.title}
        </a>
      )}
      .
    </>
  )
}
