import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { CurrencyWire, Decimal, DecimalWire } from '../money/index.ts'
import { InstantView } from '../time/index.ts'
import { permissions, roles } from './roles.ts'

const hundred = Decimal.of(100n)

const Email = z
  .string()
  .trim()
  .min(3)
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address such as ada@example.com')
const PersonName = z.string().trim().min(1, 'must not be empty').max(200)
const NewPassword = z.string().min(12, 'must have at least 12 characters').max(200)

export const RegisterBody = z.strictObject({
  email: Email,
  password: NewPassword,
  name: PersonName,
})
export const SignInBody = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(200),
})
export const RefreshBody = z.strictObject({ refreshToken: z.string().min(20).max(200) })
export const ChangePasswordBody = z.strictObject({
  currentPassword: z.string().max(200),
  newPassword: NewPassword,
})

export const UserView = z.object({ id: z.string(), email: z.string(), name: z.string() })
export const SessionView = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: InstantView,
  refreshToken: z.string(),
  refreshTokenExpiresAt: InstantView,
  user: UserView,
})
export type SessionView = z.infer<typeof SessionView>

const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a two-letter country code such as KE (ISO 3166-1)')
const FiscalYearStartMonth = z.number().int().min(1).max(12)
const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZoneShaped, 'must be a time zone such as Africa/Nairobi')
const BusinessName = z.string().trim().min(1, 'must not be empty').max(200)

// Only the shape is checked here; PostgreSQL knows which zones exist.
function isTimeZoneShaped(text: string): boolean {
  return /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/.test(text)
}

const Optional = (max: number) => z.string().trim().max(max).nullable()

export const CreateBusinessBody = z.strictObject({
  id: idWire('ten').optional(),
  name: BusinessName,
  country: Country,
  baseCurrency: CurrencyWire,
  fiscalYearStartMonth: FiscalYearStartMonth.default(1),
  timeZone: TimeZone.default('UTC'),
  taxRegistrationNumber: Optional(40).optional(),
  address: Optional(500).optional(),
  /** Percent of sales tax that the business usually charges; null or left out where it charges none. */
  standardTaxPercent: DecimalWire.refine(
    (percent) => percent.units >= 0n && Decimal.compare(percent, hundred) <= 0,
    {
      error: 'must be a percentage from 0 to 100',
    },
  )
    .nullable()
    .optional(),
})
export type CreateBusiness = z.output<typeof CreateBusinessBody>

export const ReviseBusinessBody = z.strictObject({
  version: z.number().int().min(1),
  name: BusinessName,
  fiscalYearStartMonth: FiscalYearStartMonth,
  timeZone: TimeZone,
  taxRegistrationNumber: Optional(40),
  address: Optional(500),
  email: Optional(254),
})
export type ReviseBusiness = z.output<typeof ReviseBusinessBody>

export const BusinessView = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  country: z.string(),
  baseCurrency: z.string(),
  fiscalYearStartMonth: z.number().int(),
  timeZone: z.string(),
  taxRegistrationNumber: z.string().nullable(),
  address: z.string().nullable(),
  email: z.string().nullable(),
  role: z.enum(roles),
  permissions: z.array(z.enum(permissions as [string, ...string[]])),
  version: z.number().int(),
})
export type BusinessView = z.infer<typeof BusinessView>

export const PersonView = z.object({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  since: InstantView,
  isYou: z.boolean(),
})
export type PersonView = z.infer<typeof PersonView>
export const AddPersonBody = z.strictObject({ email: Email, role: z.enum(roles) })
export const ChangeRoleBody = z.strictObject({ role: z.enum(roles) })
