import { BusinessView, CreateBusinessBody } from '@smb/core/identity'
import type { ServerModule } from '@smb/platform/http'
import { routes } from '@smb/platform/http'
import { createBusiness } from './create-business.ts'

const onboardingRoutes = routes('Business', (api) => {
  api.user('POST', '/businesses', {
    operationId: 'createBusiness',
    summary: 'Open a business with chart of accounts and tax codes; you become its owner',
    body: CreateBusinessBody,
    answer: BusinessView,
    status: 201,
    run: (tx, { body }) => createBusiness(tx, body),
    view: (business) => business,
  })
})

export const onboarding: ServerModule = { name: 'onboarding', routes: [onboardingRoutes] }
