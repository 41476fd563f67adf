'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
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
import { derivedFrom, percentOf, rateAfter, startBody, startLabels } from './start-values.ts'
import type { StartValues } from './start-values.ts'
import { suggestedCountry } from './suggested-country.ts'

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
  const form = useForm<StartValues>({ defaultValues: derivedFrom(undefined, charts) })
  const { register, control, handleSubmit, setError, getValues, formState } = form

  const derive = (code: string | null) => {
    const country = countries.find((each) => each.code === code)
    const { name, taxRegistrationNumber, ...before } = getValues()
    const derived = derivedFrom(country, charts)
    const standardTaxPercent = rateAfter(before, derived.chartPack, charts)
    const typed = { name, taxRegistrationNumber, standardTaxPercent }
    form.reset({ ...derived, ...typed }, { keepErrors: false })
  }
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const code = suggestedCountry(countries, { timeZone, languages: navigator.languages })
    if (code && !getValues('country')) derive(code)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the device does not move while the form is open
  }, [])

  const startWith = (path: string) => {
    setChosen(path)
    setProblem(undefined)
    void handleSubmit(async (values) => {
      const body = startBody(values)
      try {
        const { slug } = await openBusiness(body, keyFor(body))
        router.push(`/o/${slug}${path}`)
        await new Promise(() => undefined)
      } catch (error) {
        setProblem(placeProblem(error, startLabels, setError))
      }
    })()
  }
  return (
    <form
      className="grid w-full max-w-[880px] items-start gap-x-16 gap-y-8 md:grid-cols-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        startWith('/invoices/new')
      }}
    >
      <section className="grid gap-5">
        <EntryTitle title="Start your books">Two answers are enough. The rest can wait.</EntryTitle>
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <TextField
          label="What is your business called?"
          autoComplete="organization"
          autoFocus
          error={formState.errors.name?.message}
          {...register('name', { required: 'Write its name as customers know it.' })}
        />
        <Controller
          control={control}
          name="country"
          rules={{ required: 'Choose the country it is in.' }}
          render={({ field, fieldState }) => (
            <Combobox
              label="Which country is it in?"
              options={countries.map(({ code, name }) => ({
                value: code,
                label: name,
                keywords: code,
              }))}
              value={field.value}
              onChange={derive}
              inputRef={field.ref}
              error={fieldState.error?.message}
            />
          )}
        />
        <TextField
          label="What sales tax do you usually add?"
          optional
          help={
            <TaxHelp
              chart={charts.find(({ id }) => id === form.watch('chartPack'))}
              onUse={(rate) => form.setValue('standardTaxPercent', rate, { shouldValidate: true })}
            />
          }
          inputMode="decimal"
          autoComplete="off"
          numeric
          boxClassName="w-28"
          end={<span className="text-text-3">%</span>}
          error={formState.errors.standardTaxPercent?.message}
          {...register('standardTaxPercent', {
            validate: (typed) =>
              percentOf(typed) !== undefined || 'Write a rate such as 19 or 7.5, or nothing.',
          })}
        />
        <DerivedFields form={form} countries={countries} currencies={currencies} charts={charts} />
      </section>
      <FirstSteps pending={formState.isSubmitting ? chosen : undefined} onChoose={startWith} />
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
