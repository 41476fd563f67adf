import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import {
  AddTaxRateBody,
  BusinessTaxCodeView,
  CreateTaxCodeBody,
  ReviseBusinessTaxCodeBody,
  ReviseTaxPolicyBody,
  TaxPolicyView,
} from '@smb/core/tax'
import { routes } from '@smb/platform/http'
import { addTaxRate, businessTaxCodeView, createTaxCode, reviseTaxCode } from './change-tax-code.ts'
import { getTaxCode, listTaxCodes } from './tax-code-repository.ts'
import { getTaxPolicy, reviseTaxPolicy } from './tax-policy.ts'

const TaxCodeParams = z.object({ id: idWire('tax') })

export const taxRoutes = routes('Taxes', (api) => {
  api.query('/tax-codes', {
    operationId: 'listTaxCodes',
    summary: 'Every tax code with its dated rates',
    permission: 'tax:read',
    answer: z.object({ items: z.array(BusinessTaxCodeView) }),
    run: (tx) => listTaxCodes(tx),
    view: (codes) => ({ items: codes.map(businessTaxCodeView) }),
  })
  api.query('/tax-codes/:id', {
    operationId: 'getTaxCode',
    summary: 'One tax code',
    permission: 'tax:read',
    params: TaxCodeParams,
    answer: BusinessTaxCodeView,
    run: (tx, { params }) => getTaxCode(tx, params.id),
    view: businessTaxCodeView,
  })
  api.command('POST', '/tax-codes', {
    operationId: 'createTaxCode',
    summary: 'Add a tax code',
    permission: 'tax:write',
    body: CreateTaxCodeBody.strict(),
    answer: BusinessTaxCodeView,
    status: 201,
    run: (tx, { body }) => createTaxCode(tx, body),
    view: businessTaxCodeView,
  })
  api.command('PUT', '/tax-codes/:id', {
    operationId: 'reviseTaxCode',
    summary: 'Rename, archive or restore a tax code, or make it the default',
    permission: 'tax:write',
    params: TaxCodeParams,
    body: ReviseBusinessTaxCodeBody.strict(),
    answer: BusinessTaxCodeView,
    run: (tx, { params, body }) => reviseTaxCode(tx, params.id, body),
    view: businessTaxCodeView,
  })
  api.command('POST', '/tax-codes/:id/rates', {
    operationId: 'addTaxRate',
    summary: 'Add a rate from a day on; earlier rates stay as they are',
    permission: 'tax:write',
    params: TaxCodeParams,
    body: AddTaxRateBody.strict(),
    answer: BusinessTaxCodeView,
    run: (tx, { params, body }) => addTaxRate(tx, params.id, body),
    view: businessTaxCodeView,
  })
  api.query('/tax-policy', {
    operationId: 'getTaxPolicy',
    summary: 'How new documents round tax and whether their prices include it',
    permission: 'tax:read',
    answer: TaxPolicyView,
    run: (tx) => getTaxPolicy(tx),
    view: (policy) => policy,
  })
  api.command('PUT', '/tax-policy', {
    operationId: 'reviseTaxPolicy',
    summary: 'Decide it for documents made from now on',
    permission: 'tax:write',
    body: ReviseTaxPolicyBody,
    answer: TaxPolicyView,
    run: (tx, { body }) => reviseTaxPolicy(tx, body),
    view: (policy) => policy,
  })
})
