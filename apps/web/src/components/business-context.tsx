'use client'
import type { BusinessView } from '@smb/core/identity'
import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { ApiClient } from '#lib/api-client.ts'
import { clientFor } from '#lib/api-browser.ts'

export type BusinessFacts = {
  readonly business: BusinessView
  /** Today in the business's time zone, ISO. */
  readonly today: string
}

const BusinessContext = createContext<BusinessFacts | undefined>(undefined)

export function BusinessProvider({
  children,
  ...facts
}: BusinessFacts & { readonly children: ReactNode }) {
  return <BusinessContext value={facts}>{children}</BusinessContext>
}

/** The business of this page: slug, currency, role, permissions, and today's date there. */
export function useBusiness(): BusinessFacts {
  const facts = useContext(BusinessContext)
  if (!facts) throw new Error('useBusiness is for pages below /o/{slug}')
  return facts
}

/** The generated client for the business of this page, from the browser. */
export function useClient(): ApiClient {
  const { slug } = useBusiness().business
  return useMemo(() => clientFor(slug), [slug])
}

/** Whether this person may do something here, as the API will decide it: `usePermission('invoice:issue')`. */
export function usePermission(permission: string): boolean {
  return useBusiness().business.permissions.includes(permission)
}
