/**
 * The values of tokens.css as typed constants, for surfaces that have no CSS (the phone app, drawn documents).
 * A test holds both files equal. Sizes are CSS px, durations are ms.
 */
export { tenantAccents, tenantAccentIndex, type TenantAccent } from './tenant-accents.ts'

/** One theme: every colour by the name it has in tokens.css, in camel case. */
export type Theme = Readonly<Record<keyof typeof light, string>>

export const light = {
  canvas: '#fbfbfa',
  surface: '#ffffff',
  sunken: '#f4f4f2',
  hover: '#efefec',
  selected: '#e9f0fb',
  border: '#e2e2de',
  borderStrong: '#85857f',
  text: '#16181d',
  text2: '#4a4f58',
  text3: '#666b75',
  brand: '#1f4fd8',
  brandHover: '#1a43b8',
  onBrand: '#ffffff',
  link: '#1f4fd8',
  focus: '#1f4fd8',
  in: '#0b6b6b',
  outChart: '#b4500b',
  danger: '#b3261e',
  dangerBg: '#fdecea',
  warn: '#8a5300',
  warnBg: '#fff4de',
  ok: '#0b6b6b',
  okBg: '#e3f3f2',
  info: '#1f4fd8',
  infoBg: '#e9f0fb',
  chart1: '#1f4fd8',
  chart2: '#b4500b',
  chart3: '#0b7a75',
  chart4: '#8794bb',
  chart5: '#3b1c52',
} as const

export const dark = {
  canvas: '#0f1114',
  surface: '#16191e',
  sunken: '#0b0d10',
  hover: '#1e2229',
  selected: '#172544',
  border: '#2a2f38',
  borderStrong: '#747c8a',
  text: '#f2f3f5',
  text2: '#b9bfc9',
  text3: '#959daa',
  brand: '#7ea2ff',
  brandHover: '#9ab6ff',
  onBrand: '#0b1533',
  link: '#8fb0ff',
  focus: '#8fb0ff',
  in: '#5cc8c2',
  outChart: '#f0a35e',
  danger: '#ff8a80',
  dangerBg: '#3a1715',
  warn: '#f2be5c',
  warnBg: '#33270f',
  ok: '#5cc8c2',
  okBg: '#0f2b2a',
  info: '#8fb0ff',
  infoBg: '#172544',
  chart1: '#7ea2ff',
  chart2: '#f0a35e',
  chart3: '#2fa39c',
  chart4: '#6f63c8',
  chart5: '#d9dee8',
} as const satisfies Theme

/** Size and line height of each step; 12 is the smallest text there is. */
export const type = {
  xs: { size: 12, line: 16 },
  sm: { size: 13, line: 20 },
  base: { size: 14, line: 20 },
  md: { size: 16, line: 24 },
  lg: { size: 18, line: 26 },
  xl: { size: 20, line: 28 },
  moneyMd: { size: 24, line: 32 },
  moneyLg: { size: 36, line: 44 },
} as const

export const space = [2, 4, 8, 12, 16, 20, 24, 32, 40, 48, 64] as const

export const radius = { input: 4, button: 6, card: 8, sheet: 12, full: 999 } as const

export const motion = { in: 120, out: 90 } as const

/** Row and control heights; touch is chosen by the pointer, the others by the user. */
export const density = {
  comfortable: { row: 40, control: 36 },
  compact: { row: 32, control: 28 },
  touch: { row: 56, control: 48 },
} as const
