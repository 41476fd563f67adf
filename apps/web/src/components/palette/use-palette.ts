'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { toggleDensity, toggleRail, toggleTheme } from '#lib/appearance.ts'
import type { CommandAct } from '#lib/palette/commands.ts'
import type { PaletteRow, PaletteSection } from '#lib/palette/palette-sections.ts'
import {
  activeRow,
  paletteSections,
  recordOfHit,
  rowBeside,
} from '#lib/palette/palette-sections.ts'
import { noteRecord, recentRecords } from '#lib/palette/recent-records.ts'
import { useSavedViews } from '#lib/palette/use-saved-views.ts'
import { useServerHits } from '#lib/palette/use-server-hits.ts'
import { useShellStore } from '#lib/shell-store.ts'
import { signOut } from '#lib/sign-out.ts'
import { useBusiness, useClient } from '../business-context.tsx'

export type PaletteState = {
  readonly typed: string
  readonly setTyped: (typed: string) => void
  readonly sections: readonly PaletteSection[]
  readonly active: PaletteRow | undefined
  readonly isLooking: boolean
  readonly isAway: boolean
  readonly highlight: (row: PaletteRow) => void
  readonly choose: (row: PaletteRow) => void
  readonly walk: (step: number) => void
  readonly enter: () => void
}

/** What was typed, the rows for it, and which of them is highlighted. Acts happen once the palette has closed. */
export function usePalette(slug: string, close: () => void): PaletteState {
  const { permissions } = useBusiness().business
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<string>()
  const [recent] = useState(() => recentRecords(slug))
  const client = useClient()
  const { sections: found, isLooking, isAway } = useServerHits(client, typed)
  const views = useSavedViews(client)
  const run = useRunRow(slug, close)
  const sections = useMemo(
    () => paletteSections({ typed, slug, permissions, recent, found, views }),
    [typed, slug, permissions, recent, found, views],
  )
  const rows = sections.flatMap((section) => section.rows)
  const active = activeRow(rows, wanted)
  const waits = useRef(false)
  const choose = (row: PaletteRow | undefined) => {
    if (row && !row.disabledReason) run(row)
  }
  const chooseActive = useEffectEvent(() => choose(active))
  useEffect(() => {
    if (isLooking || !waits.current) return
    waits.current = false
    chooseActive()
  }, [isLooking])
  return {
    typed,
    sections,
    active,
    isLooking,
    isAway,
    setTyped: (text) => {
      setTyped(text)
      setWanted(undefined)
      waits.current = false
    },
    highlight: (row) => setWanted(row.id),
    choose,
    walk: (step) => setWanted(rowBeside(rows, active, step)?.id),
    // Rows of the text before are still there: Enter means what is being looked for, not them.
    enter: () => {
      if (isLooking && active?.kind !== 'command') waits.current = true
      else choose(active)
    },
  }
}

function useRunRow(slug: string, close: () => void): (row: PaletteRow) => void {
  const router = useRouter()
  const { set, showKeys } = useShellStore()
  const acts: Readonly<Record<CommandAct, () => void>> = {
    theme: toggleTheme,
    density: toggleDensity,
    rail: toggleRail,
    keys: showKeys,
    switch: () => set({ isSwitcherOpen: true }),
    'sign-out': () => void signOut(),
  }
  return (row) => {
    close()
    if (row.kind === 'hit') noteRecord(slug, recordOfHit(row.hit))
    if (row.href) router.push(row.href)
    else if (row.kind === 'command' && row.command.act) acts[row.command.act]()
  }
}
