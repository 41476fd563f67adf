'use client'
import type { CsvMapping, CsvReading } from '@smb/api-client'
import { Button } from '#components/button.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'

/** What the file does not say by itself, in words, with a button for each answer. Nothing is guessed meanwhile. */
export function CsvQuestions({
  questions,
  busy,
  onAnswer,
}: {
  readonly questions: CsvReading['questions']
  readonly busy: boolean
  readonly onAnswer: (answer: CsvMapping) => void
}) {
  if (questions.length === 0) return null
  return (
    <Card>
      <CardHead title="The file can be read in two ways" />
      <CardBody className="grid gap-5">
        {questions.map(({ kind, words, fileLine, choices }) => (
          <div key={kind} role="group" aria-label={words} className="grid gap-2.5">
            <p className="font-medium wrap-anywhere">{words}</p>
            <p className="text-sm text-text-3">
              {fileLine === null
                ? 'Two columns would do.'
                : `Line ${fileLine} of the file. No other line decides it.`}{' '}
              The answer is remembered for the next file of this bank.
            </p>
            <div className="flex flex-wrap gap-2">
              {choices.map((choice) => (
                <Button key={choice.words} pending={busy} onClick={() => onAnswer(choice.answer)}>
                  {choice.words}
                </Button>
              ))}
            </div>
          </div>
        ))}
      </CardBody>
    </Card>
  )
}
