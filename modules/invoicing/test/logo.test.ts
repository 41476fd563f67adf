import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { PaperSettingsView } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { fetchPdf, openWorld } from '@smb/test-world'
import { addDraft } from './invoice-story.ts'
import { chunk, jpeg, png } from './picture.ts'

const world = openWorld()

const send = (who: Person, bytes: Buffer, type = 'image/png') =>
  who.ask<PaperSettingsView & { code: string }>('POST', '/paper-settings/logo', bytes, {
    headers: { 'content-type': type },
  })
/** All that was kept of all logos. */
const stored = async (): Promise<string> => {
  const rows = await world.rows<{ bytes: Buffer }>('select bytes from invoicing.logo')
  return rows.map(({ bytes }) => bytes.toString('latin1')).join()
}

test('a logo is read by its content, whatever it is called, and shown again', async () => {
  const mara = await world.business('Mara', 'Logo house 1')
  const { status, body } = await send(mara, png({ width: 40, height: 20 }), 'image/jpeg')
  expect(status).toBe(201)
  expect(body.logo).toMatchObject({ width: 40, height: 20 })
  const shown = await mara.ask('GET', '/paper-settings/logo')
  expect(shown.headers['content-type']).toBe('image/png')
  expect((await send(mara, jpeg(), 'image/png')).body.logo).toMatchObject({ width: 12, height: 6 })
  expect((await mara.ask('GET', '/paper-settings/logo')).headers['content-type']).toBe('image/jpeg')

  await mara.post('/paper-settings/logo/remove', {})
  const none = await mara.refused('GET', '/paper-settings/logo')
  expect(none).toMatchObject({ status: 404, code: 'paper.logo_none' })
})

test('nothing but the picture is kept: no places, no comments, nothing behind its end', async () => {
  const mara = await world.business('Mara', 'Logo house 2')
  const comment = chunk('tEXt', Buffer.from('Comment\0taken at home'))
  await send(mara, png({ more: [comment], behind: Buffer.from('<script>behind</script>') }))
  expect(await stored()).toContain('IDAT')
  expect(await stored()).not.toMatch(/taken at home|behind/)
  await send(mara, jpeg({ exif: 'GPS 1.29 S 36.82 E' }))
  expect(await stored()).not.toContain('GPS')
})

const none = { colours: Buffer.alloc(0) }
const bomb = deflateSync(Buffer.alloc(8 * 1024 * 1024))
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')

test.each([
  ['an SVG', svg, 'paper.logo_kind'],
  ['a GIF', Buffer.from('GIF89a..............'), 'paper.logo_kind'],
  ['nothing', Buffer.alloc(0), 'paper.logo_kind'],
  ['a PNG that breaks off', png().subarray(0, 60), 'paper.logo_broken'],
  ['a PNG head without pixels', png().subarray(0, 33), 'paper.logo_broken'],
  ['pixels that unpack to more than they say', png({ packed: bomb }), 'paper.logo_broken'],
  [
    'pixels that unpack to less',
    png({ packed: deflateSync(Buffer.alloc(3)) }),
    'paper.logo_broken',
  ],
  ['pixels that are none', png({ packed: Buffer.from('no pixels') }), 'paper.logo_broken'],
  ['rows that refer to nothing', png({ withAlpha: true, filter: 9 }), 'paper.logo_broken'],
  ['a palette that is missing', png({ palette: none }), 'paper.logo_broken'],
  ['a PNG wider than a wall', png({ width: 2001, height: 1 }), 'paper.logo_dimensions'],
  ['an interlaced PNG', png({ interlaced: true }), 'paper.logo_form'],
  ['a JPEG for a print shop', jpeg({ components: 4 }), 'paper.logo_form'],
  ['a JPEG that breaks off', jpeg().subarray(0, 30), 'paper.logo_broken'],
  ['a JPEG without an end', jpeg().subarray(0, -2), 'paper.logo_broken'],
  ['a large file', Buffer.concat([png(), Buffer.alloc(512 * 1024)]), 'paper.logo_too_large'],
])('%s is refused', async (_, bytes, code) => {
  const mara = await world.business('Mara', 'Logo house of refusals')
  const { status, body } = await send(mara, bytes)
  expect([status, body.code]).toEqual([422, code])
  expect(await mara.get('/paper-settings')).toMatchObject({ logo: null, version: 0 })
})

test('whatever is kept can be printed', async () => {
  const mara = await world.business('Mara', 'Logo house of print')
  const invoice = await addDraft(mara)
  const colours = Buffer.from(Array.from({ length: 24 }, (_, n) => n * 9))
  for (const picture of [
    png({ filter: 4 }),
    png({ withAlpha: true, filter: 3 }),
    png({ palette: { colours } }),
    png({ palette: { colours, solid: Buffer.from([0, 9]) } }),
    // Fewer colours than the pixels name.
    png({ palette: { colours: colours.subarray(0, 3), solid: Buffer.from([0]) } }),
    jpeg(),
  ]) {
    expect((await send(mara, picture)).status).toBe(201)
    const { status, pdf } = await fetchPdf(mara, invoice.id)
    expect(status).toBe(200)
    expect(pdf.toString('latin1')).toMatch(/\/Subtype \/Image[^]*%%EOF/)
  }
})

test('another type of content is not even read, and a bookkeeper decides no logo', async () => {
  const mara = await world.business('Mara', 'Logo house 4')
  expect((await send(mara, svg, 'image/svg+xml')).status).toBe(415)
  const ben = await world.person('Ben')
  await mara.post('/people', { email: ben.email, role: 'bookkeeper' })
  expect((await send(ben.in(mara.business ?? ''), png())).status).toBe(403)
})
