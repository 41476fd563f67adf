import { z } from 'zod'
import {
  NumberReportView,
  NumberSeriesView,
  PaperSettingsView,
  RaiseNextNumberBody,
  RevisePaperSettingsBody,
  ReviseNumberSeriesBody,
  SeriesParams,
  logoBytesMax,
  logoTypes,
  paperErrors,
} from '@smb/core/invoicing'
import type { ReadTx } from '@smb/platform/db'
import type { FileAnswer } from '@smb/platform/http'
import { routes } from '@smb/platform/http'
import { numberSeriesViews, raiseNextNumber, reviseNumberSeries } from './change-number-series.ts'
import { changeLogo, removeLogo, revisePaperSettings } from './change-papers.ts'
import { numberReport } from './number-report-queries.ts'
import { getLogo, getPaperSettings } from './paper-settings-repository.ts'

async function logoFile(tx: ReadTx): Promise<FileAnswer> {
  const { logo } = await getPaperSettings(tx)
  if (!logo) throw paperErrors.logoNone()
  const { contentType, bytes } = await getLogo(tx, logo.digest)
  const ending = contentType === 'image/png' ? 'png' : 'jpg'
  return { fileName: `logo.${ending}`, contentType, chunks: [bytes] }
}

export const paperRoutes = routes('Papers', (api) => {
  api.query('/paper-settings', {
    operationId: 'getPaperSettings',
    summary: 'How invoices, credit notes and statements look, and what they start from',
    permission: 'business:read',
    answer: PaperSettingsView,
    run: (tx) => getPaperSettings(tx),
    view: (settings) => settings,
  })
  api.command('PUT', '/paper-settings', {
    operationId: 'revisePaperSettings',
    summary: 'Change how papers look from now on; issued ones keep the look of their day',
    permission: 'business:write',
    body: RevisePaperSettingsBody,
    answer: PaperSettingsView,
    run: (tx, { body }) => revisePaperSettings(tx, body),
    view: (settings) => settings,
  })
  api.file('/paper-settings/logo', {
    operationId: 'getLogo',
    summary: 'The logo that papers print today',
    permission: 'business:read',
    contentType: 'image/png',
    run: (tx) => logoFile(tx),
  })
  api.upload('/paper-settings/logo', {
    operationId: 'changeLogo',
    summary: 'Print this logo from now on: PNG or JPEG, at most 512 KB and 2000 by 2000 pixels',
    permission: 'business:write',
    accepts: logoTypes,
    // The refusal of a large file is ours, with its reason.
    bodyLimit: 4 * logoBytesMax,
    answer: PaperSettingsView,
    run: (tx, _input, body) => changeLogo(tx, body),
    view: (settings) => settings,
  })
  api.command('POST', '/paper-settings/logo/remove', {
    operationId: 'removeLogo',
    summary: 'Print no logo from now on',
    permission: 'business:write',
    answer: PaperSettingsView,
    run: (tx) => removeLogo(tx),
    view: (settings) => settings,
  })
  api.query('/number-series', {
    operationId: 'listNumberSeries',
    summary: 'How invoices and credit notes are numbered, with the next number of each',
    permission: 'business:read',
    answer: z.object({ items: z.array(NumberSeriesView) }),
    run: (tx) => numberSeriesViews(tx),
    view: (items) => ({ items }),
  })
  api.query('/number-series/report', {
    operationId: 'getNumberReport',
    summary: 'Every number that was given: first, last, void, left out on purpose, missing',
    permission: 'report:read',
    answer: NumberReportView,
    run: (tx) => numberReport(tx),
    view: (report) => report,
  })
  api.command('PUT', '/number-series/:series', {
    operationId: 'reviseNumberSeries',
    summary: 'Change how the next numbers look; given ones stay',
    permission: 'business:write',
    params: SeriesParams,
    body: ReviseNumberSeriesBody,
    answer: NumberSeriesView,
    run: (tx, { params, body }) => reviseNumberSeries(tx, params.series, body),
    view: (series) => series,
  })
  api.command('POST', '/number-series/:series/raise', {
    operationId: 'raiseNextNumber',
    summary: 'Leave numbers out, with a reason; a number never goes back',
    permission: 'business:write',
    params: SeriesParams,
    body: RaiseNextNumberBody,
    answer: NumberSeriesView,
    run: (tx, { params, body }) => raiseNextNumber(tx, params.series, body),
    view: (series) => series,
  })
})
