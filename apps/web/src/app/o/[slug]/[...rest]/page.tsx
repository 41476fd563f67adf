import { notFound } from 'next/navigation'

/** An address below a business that no page has: answers 404 inside the shell, so that the way on is at hand. */
export default function UnknownPage(): never {
  notFound()
}
