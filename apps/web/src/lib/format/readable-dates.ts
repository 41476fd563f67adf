/** As a table has room for them. */
export const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** A sentence of the API with its days as they are written here: `closed up to 31 Oct 2026`. */
export const withReadableDates = (text: string): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (iso) => {
    const [year, month = '', day = ''] = iso.split('-')
    // No LocalDate: every page that may fail would carry it.
    const isDay = new Date(iso).getUTCDate() === Number(day)
    return isDay ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : iso
  })
