import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import {
  CreateJournalTemplateBody,
  JournalTemplateVersionBody,
  JournalTemplateView,
  ReviseJournalTemplateBody,
  journalTemplateView,
} from '@smb/core/ledger'
import { routes } from '@smb/platform/http'
import {
  archiveTemplate,
  createTemplate,
  reviseTemplate,
  skipOccurrence,
} from './change-journal-template.ts'
import { getTemplate, listTemplates } from './journal-template-repository.ts'

const TemplateParams = z.object({ id: idWire('jte') })
const permission = 'journal:post'

const view = journalTemplateView

export const journalTemplateRoutes = routes('Journal', (api) => {
  api.query('/journal-templates', {
    operationId: 'listJournalTemplates',
    summary: 'Journal templates by name, those that post themselves with their next day',
    permission: 'journal:read',
    answer: z.object({ items: z.array(JournalTemplateView) }),
    run: (tx) => listTemplates(tx),
    view: (items) => ({ items: items.map(view) }),
  })
  api.query('/journal-templates/:id', {
    operationId: 'getJournalTemplate',
    summary: 'One journal template',
    permission: 'journal:read',
    params: TemplateParams,
    answer: JournalTemplateView,
    run: (tx, { params }) => getTemplate(tx, params.id),
    view,
  })
  api.command('POST', '/journal-templates', {
    operationId: 'createJournalTemplate',
    summary: 'Keep an entry to begin with, or one that posts itself again and again',
    permission,
    body: CreateJournalTemplateBody,
    answer: JournalTemplateView,
    status: 201,
    run: (tx, { body }) => createTemplate(tx, body),
    view,
  })
  api.command('PUT', '/journal-templates/:id', {
    operationId: 'reviseJournalTemplate',
    summary: 'Save a journal template as it is to be',
    permission,
    params: TemplateParams,
    body: ReviseJournalTemplateBody,
    answer: JournalTemplateView,
    run: (tx, { params, body }) => reviseTemplate(tx, params.id, body),
    view,
  })
  for (const [verb, archived] of [
    ['archive', true],
    ['restore', false],
  ] as const)
    api.command('POST', `/journal-templates/:id/${verb}`, {
      operationId: `${verb}JournalTemplate`,
      summary: archived
        ? 'Take a journal template out of use; what it posted stays'
        : 'Take a journal template back into use, from its next day on',
      permission,
      params: TemplateParams,
      body: JournalTemplateVersionBody,
      answer: JournalTemplateView,
      run: (tx, { params, body }) =>
        archiveTemplate(tx, params.id, { archived, version: body.version }),
      view,
    })
  api.command('POST', '/journal-templates/:id/skip', {
    operationId: 'skipJournalOccurrence',
    summary: 'Pass over the next occurrence',
    permission,
    params: TemplateParams,
    body: JournalTemplateVersionBody,
    answer: JournalTemplateView,
    run: (tx, { params, body }) => skipOccurrence(tx, params.id, body.version),
    view,
  })
})
