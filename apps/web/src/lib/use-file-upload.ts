'use client'
import { useRef, useState } from 'react'
import type { Problem } from './problem.ts'
import { problemFrom, webProblem } from './problem.ts'

type Upload<Said, Preview> = {
  readonly bytesMax: number
  /** The refusal of a file above `bytesMax`, with what to do instead. */
  readonly tooLarge: (name: string) => string
  /** Asks what the file would do; it writes nothing. */
  readonly look: (file: File, said: Partial<Said>) => Promise<Preview>
}

/**
 * A file on its way in: chosen, looked at anew with every change of what is said about it, then taken in. An answer that
 * a later request has overtaken is dropped.
 */
export function useFileUpload<Said, Preview>({ bytesMax, tooLarge, look }: Upload<Said, Preview>) {
  const [file, setFile] = useState<File>()
  const [said, setSaid] = useState<Partial<Said>>({})
  const [preview, setPreview] = useState<Preview>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const latest = useRef(0)

  const attempt = async <Answer>(request: Promise<Answer>, done: (answer: Answer) => void) => {
    latest.current += 1
    const mine = latest.current
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await request
      if (mine === latest.current) done(answer)
    } catch (error) {
      if (mine === latest.current) setProblem(problemFrom(error))
    } finally {
      if (mine === latest.current) setBusy(false)
    }
  }
  const show = (chosen: File, saidNow: Partial<Said>) => {
    setSaid(saidNow)
    void attempt(look(chosen, saidNow), setPreview)
  }
  return {
    file,
    preview,
    problem,
    busy,
    choose: (chosen: File | undefined) => {
      if (!chosen) return
      setFile(chosen)
      setPreview(undefined)
      if (chosen.size <= bytesMax) return show(chosen, {})
      latest.current += 1
      setBusy(false)
      return setProblem(webProblem(413, 'web.file_too_large', tooLarge(chosen.name)))
    },
    say: (change: Partial<Said>) => file && show(file, { ...said, ...change }),
    /** Writes what was looked at; `done` says so and leaves. */
    take: <Answer>(
      write: (file: File, said: Partial<Said>) => Promise<Answer>,
      done: (answer: Answer) => void,
    ) => {
      if (file) void attempt(write(file, said), done)
    },
  }
}

/** The parts of a request whose body is the file as it is, not JSON. */
export const fileBody = (body: File, contentType: string) => ({
  headers: { 'content-type': contentType },
  body,
  bodySerializer: null,
})
