import { z } from 'zod'
import { pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import {
  CreateCustomerBody,
  CustomerListItem,
  CustomerView,
  ListCustomersQuery,
  ReviseCustomerBody,
  customerView,
} from '@smb/core/parties'
import { routes } from '@smb/platform/http'
import {
  archiveCustomer,
  createCustomer,
  restoreCustomer,
  reviseCustomer,
} from './change-customer.ts'
import { listCustomers } from './customer-queries.ts'
import { getCustomer } from './customer-repository.ts'

const CustomerParams = z.object({ id: idWire('cus') })
const VersionBody = z.strictObject({ version: z.number().int().min(1) })

export const customerRoutes = routes('Customers', (api) => {
  api.query('/customers', {
    operationId: 'listCustomers',
    summary: 'Customers by name',
    permission: 'customer:read',
    query: ListCustomersQuery,
    answer: pageOf(CustomerListItem),
    run: (tx, { query }) => listCustomers(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.query('/customers/:id', {
    operationId: 'getCustomer',
    summary: 'One customer',
    permission: 'customer:read',
    params: CustomerParams,
    answer: CustomerView,
    run: (tx, { params }) => getCustomer(tx, params.id),
    view: customerView,
  })
  api.command('POST', '/customers', {
    operationId: 'createCustomer',
    summary: 'Add a customer',
    permission: 'customer:write',
    body: CreateCustomerBody,
    answer: CustomerView,
    status: 201,
    run: (tx, { body }) => createCustomer(tx, body),
    view: customerView,
  })
  api.command('PUT', '/customers/:id', {
    operationId: 'reviseCustomer',
    summary: 'Change a customer; what is left out stays',
    permission: 'customer:write',
    params: CustomerParams,
    body: ReviseCustomerBody,
    answer: CustomerView,
    run: (tx, { params, body }) => reviseCustomer(tx, params.id, body),
    view: customerView,
  })
  api.command('POST', '/customers/:id/archive', {
    operationId: 'archiveCustomer',
    summary: 'Take a customer out of choice',
    permission: 'customer:write',
    params: CustomerParams,
    body: VersionBody,
    answer: CustomerView,
    run: (tx, { params, body }) => archiveCustomer(tx, params.id, body.version),
    view: customerView,
  })
  api.command('POST', '/customers/:id/restore', {
    operationId: 'restoreCustomer',
    summary: 'Take an archived customer back into choice',
    permission: 'customer:write',
    params: CustomerParams,
    body: VersionBody,
    answer: CustomerView,
    run: (tx, { params, body }) => restoreCustomer(tx, params.id, body.version),
    view: customerView,
  })
})
