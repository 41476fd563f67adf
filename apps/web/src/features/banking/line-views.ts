/** The views of a bank account: its lines by what was decided about them, and the files they came in. */
export const lineViews = {
  unmatched: 'To match',
  matched: 'Matched',
  coded: 'Put to accounts',
  excluded: 'Left out',
  imports: 'Statements',
} as const
export type LineView = keyof typeof lineViews

/** The view that an address asks for; an unknown one is the first. */
export const lineView = (asked: string | undefined): LineView =>
  asked !== undefined && Object.hasOwn(lineViews, asked) ? (asked as LineView) : 'unmatched'
