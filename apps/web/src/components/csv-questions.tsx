import { Button } from './button.tsx'
import { Card, CardBody, CardHead } from './card.tsx'

type Question<Answer> = {
  readonly kind: string
  readonly words: string
  /** The line that raises it; null for a question about columns. */
  readonly fileLine: number | null
  readonly choices: readonly { readonly words: string; readonly answer: Answer }[]
}

/** What the file does not say by itself, in words, with a button for each answer. Nothing is guessed meanwhile. */
export function CsvQuestions<Answer>({
  questions,
  note,
  busy,
  onAnswer,
}: {
  readonly questions: readonly Question<Answer>[]
  /** What becomes of the answer, where it outlives this file. */
  readonly note?: string
  readonly busy: boolean
  readonly onAnswer: (answer: Answer) => void
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
                : `Line ${fileLine} of the file. No other line decides it.`}
              {note && ` ${note}`}
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
