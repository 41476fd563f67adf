import { EntryTitle } from '#components/entry-frame.tsx'

/** Why nobody can sign in here, and what the person who runs the server changes. No form: it could not work. */
export function InsecureOrigin({ host }: { readonly host: string }) {
  return (
    <div className="grid w-full gap-4 md:w-[420px]">
      <EntryTitle title="Signing in needs https">
        Your browser keeps the sign-in of your books only on a secure connection, and{' '}
        <b>http://{host}</b> is not one.
      </EntryTitle>
      <ul className="grid list-disc gap-1.5 ps-5 text-text-2">
        <li>On the machine that runs it, open http://localhost with the same port.</li>
        <li>From elsewhere, put a proxy with a certificate in front and open its https address.</li>
      </ul>
      <p className="text-sm text-text-3">
        A proxy must send <code>X-Forwarded-Proto: https</code>.
      </p>
    </div>
  )
}
