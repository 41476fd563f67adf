import { z } from 'zod'
import {
  AddPersonBody,
  BusinessView,
  ChangeRoleBody,
  PersonView,
  ReviseBusinessBody,
} from '@smb/core/identity'
import { invalid } from '@smb/core/errors'
import { idWire } from '@smb/core/ids'
import { recordAudit } from '@smb/audit'
import { routes } from '@smb/platform/http'
import { addPerson, changeRole, removePerson } from './change-people.ts'
import { listPeople } from './membership-repository.ts'
import { getBusiness, listBusinesses, timeZoneExists, updateTenant } from './tenant-repository.ts'

const People = z.object({ items: z.array(PersonView) })
const PersonParams = z.object({ id: idWire('mem') })

export const businessRoutes = routes('Business', (api) => {
  api.user('GET', '/businesses', {
    operationId: 'listBusinesses',
    summary: 'The businesses in which you work',
    answer: z.object({ items: z.array(BusinessView) }),
    run: (tx) => listBusinesses(tx),
    view: (items) => ({ items }),
  })
  api.query('/business', {
    operationId: 'getBusiness',
    summary: 'The business of this request',
    permission: 'business:read',
    answer: BusinessView,
    run: (tx) => getBusiness(tx),
    view: (business) => business,
  })
  api.command('PUT', '/business', {
    operationId: 'reviseBusiness',
    summary: 'Change name, fiscal year, time zone and details',
    permission: 'business:write',
    body: ReviseBusinessBody,
    answer: BusinessView,
    run: async (tx, { body }) => {
      if (!(await timeZoneExists(tx, body.timeZone))) {
        throw invalid(
          'business.time_zone_unknown',
          `“${body.timeZone}” is not a time zone. Use one such as Africa/Nairobi.`,
          ['timeZone'],
        )
      }
      await updateTenant(tx, body)
      await recordAudit(tx, { action: 'identity.business_revised', subject: tx.tenantId })
      return getBusiness(tx)
    },
    view: (business) => business,
  })
  api.query('/people', {
    operationId: 'listPeople',
    summary: 'Who works in this business, and as what',
    permission: 'people:read',
    answer: People,
    run: (tx) => listPeople(tx),
    view: (items) => ({ items }),
  })
  api.command('POST', '/people', {
    operationId: 'addPerson',
    summary: 'Give a registered person a role',
    permission: 'people:write',
    body: AddPersonBody,
    answer: People,
    status: 201,
    run: async (tx, { body }) => {
      await addPerson(tx, body)
      return listPeople(tx)
    },
    view: (items) => ({ items }),
  })
  api.command('PUT', '/people/:id', {
    operationId: 'changeRole',
    summary: 'Change a person’s role',
    permission: 'people:write',
    params: PersonParams,
    body: ChangeRoleBody,
    answer: People,
    run: async (tx, { params, body }) => {
      await changeRole(tx, { id: params.id, role: body.role })
      return listPeople(tx)
    },
    view: (items) => ({ items }),
  })
  api.command('POST', '/people/:id/remove', {
    operationId: 'removePerson',
    summary: 'End a person’s work in this business',
    permission: 'people:write',
    params: PersonParams,
    answer: People,
    run: async (tx, { params }) => {
      await removePerson(tx, params.id)
      return listPeople(tx)
    },
    view: (items) => ({ items }),
  })
})
