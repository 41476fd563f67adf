/** The API as its own client, for what a browser test needs to be there already. */
export class Door {
  readonly token: string
  readonly slug: string

  private constructor(token: string, slug: string) {
    this.token = token
    this.slug = slug
  }

  static async signIn(who: { email: string; password: string }): Promise<Door> {
    const session = await ask<{ accessToken: string }>('/auth/sign-in', { body: who })
    const { items } = await ask<{ items: { slug: string }[] }>('/businesses', {
      token: session.accessToken,
    })
    return new Door(session.accessToken, items[0]?.slug ?? '')
  }

  /** Signs somebody up who then has no business yet. */
  static async register(who: { name: string; email: string; password: string }): Promise<void> {
    await ask('/auth/register', { body: who })
  }

  get<T>(path: string): Promise<T> {
    return ask<T>(path, { token: this.token, slug: this.slug })
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return ask<T>(path, { token: this.token, slug: this.slug, body })
  }

  /** Sends a file as it is. */
  upload<T>(path: string, file: { mimeType: string; buffer: Buffer }): Promise<T> {
    return ask<T>(path, { token: this.token, slug: this.slug, file })
  }

  /** An issued invoice of one line without tax, to a new customer. */
  async invoice(
    customer: string,
    amount: string,
    foreign: { currency?: string; exchangeRate?: string } = {},
  ): Promise<Issued> {
    const { currency } = foreign
    const { id } = await this.post<{ id: string }>('/customers', {
      name: customer,
      ...(currency ? { currency } : {}),
    })
    return this.invoiceTo(id, amount, foreign)
  }

  /** The same to a customer that is there already. */
  async invoiceTo(
    customerId: string,
    amount: string,
    foreign: { currency?: string; exchangeRate?: string } = {},
  ): Promise<Issued> {
    const draft = await this.draftTo(customerId, amount, foreign)
    return this.post(`/invoices/${draft.id}/issue`, { version: draft.version })
  }

  draftTo(
    customerId: string,
    amount: string,
    foreign: { currency?: string; exchangeRate?: string } = {},
  ): Promise<{ id: string; version: number }> {
    const lines = [{ description: 'Design', unitPrice: amount }]
    return this.post('/invoices', { customerId, lines, ...foreign })
  }
}

type Issued = { readonly id: string; readonly number: string; readonly customerId: string }
type Ask = {
  readonly token?: string
  readonly slug?: string
  readonly body?: unknown
  readonly file?: { readonly mimeType: string; readonly buffer: Buffer }
}

async function ask<T>(path: string, { token, slug, body, file }: Ask): Promise<T> {
  const type = file?.mimeType ?? (body === undefined ? undefined : 'application/json')
  const content = file ? new Uint8Array(file.buffer) : JSON.stringify(body)
  const answer = await fetch(`${process.env['SMB_E2E_API']}/api/v1${path}`, {
    method: type ? 'POST' : 'GET',
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(slug ? { 'smb-business': slug } : {}),
    },
    ...(type ? { body: content } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
