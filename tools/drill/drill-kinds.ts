import type { DrillHouse, DrillHouseOptions } from './drill-house.ts'
import type { WrongBuild } from './wrong-build.ts'

export type Outcome = {
  /** What was measured, for people. */
  readonly figures: string
  /** What was promised and not kept; empty when all is well. */
  readonly broken: readonly string[]
  /** What took longer than promised: said by a drill, never by a test, whose machine may be busy. */
  readonly late?: readonly string[]
}

/** One thing that goes wrong in the world, and what the product promises when it does. */
export type Drill = {
  readonly name: string
  readonly promise: string
  readonly wrong: WrongBuild
  /** What the house needs for it. Undefined where this machine cannot do it, with the reason. */
  readonly house?: () => Promise<DrillHouseOptions | { readonly cannot: string }>
  /** `rounds` is how often it goes wrong, where that can be chosen. */
  readonly run: (house: DrillHouse, rounds?: number) => Promise<Outcome>
  readonly after?: () => Promise<void>
}

/** The sentences whose condition does not hold. */
export const unkept = (promises: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(promises).flatMap(([promise, isKept]) => (isKept ? [] : [promise]))
