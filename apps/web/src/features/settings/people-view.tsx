'use client'
import type { PersonView, Role } from '@smb/core/identity'
import { roles } from '@smb/core/identity'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { roleWords } from './role-words.ts'
import { usePeople } from './use-people.ts'

type People = ReturnType<typeof usePeople>

/** Who works in this business and as what. Only owners change it, and one owner always stays. */
export function PeopleView({ people: first }: { readonly people: readonly PersonView[] }) {
  const { business } = useBusiness()
  const mayWrite = usePermission('people:write')
  const people = usePeople(first)
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<PersonView>()
  const denied = mayWrite ? undefined : 'An owner of this business can add people and change roles.'
  return (
    <div className="grid gap-6">
      <section className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2>People in {business.name}</h2>
          <Button
            kind="primary"
            icon={<Plus size={16} aria-hidden />}
            disabledReason={denied}
            onClick={() => setAdding(true)}
          >
            Add person
          </Button>
        </div>
        {denied && <p className="text-sm text-text-3">{denied}</p>}
        {people.problem && (
          <ProblemNotice problem={people.problem} reassurance="Nothing was changed." />
        )}
        <DataTable
          caption="People"
          columns={columnsOf({
            people,
            mayWrite,
            timeZone: business.timeZone,
            onRemove: setLeaving,
          })}
          rows={people.items}
          rowKey={({ id }) => id}
        />
      </section>
      <RolesCard />
      <AddPersonDialog people={people} open={isAdding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        open={leaving !== undefined}
        danger
        title={`Remove ${leaving?.name ?? ''} from ${business.name}?`}
        confirmLabel={`Remove ${leaving?.name ?? ''}`}
        cancelLabel="Keep them here"
        pending={people.isPending}
        onClose={() => setLeaving(undefined)}
        onConfirm={() => {
          if (leaving) void people.remove(leaving).then(() => setLeaving(undefined))
        }}
      >
        They no longer see this business. What they posted stays, with their name.
      </ConfirmDialog>
    </div>
  )
}

type ColumnFacts = {
  readonly people: People
  readonly mayWrite: boolean
  readonly timeZone: string
  readonly onRemove: (person: PersonView) => void
}

function columnsOf({ people, mayWrite, timeZone, onRemove }: ColumnFacts): Column<PersonView>[] {
  const owners = people.items.filter(({ role }) => role === 'owner')
  const lastOwner = owners.length === 1 ? owners[0]?.id : undefined
  return [
    {
      key: 'name',
      header: 'Name',
      fold: 'title',
      cell: ({ name, isYou }) => (
        <span className="font-medium">
          {name}
          {isYou && <span className="font-normal text-text-3"> (you)</span>}
        </span>
      ),
    },
    { key: 'email', header: 'E-mail', fold: 'meta', cell: ({ email }) => email },
    {
      key: 'since',
      header: 'Since',
      fit: true,
      wideOnly: true,
      cell: ({ since }) => formatInstant(since, timeZone).split(',')[0],
    },
    {
      key: 'role',
      header: 'Role',
      fit: true,
      fold: 'amount',
      cell: (person) =>
        mayWrite && person.id !== lastOwner ? (
          <RoleBox person={person} people={people} />
        ) : (
          roleWords[person.role].name
        ),
    },
    {
      key: 'remove',
      header: 'Remove',
      quietHeader: true,
      fit: true,
      fold: 'status',
      cell: (person) =>
        mayWrite && (
          <Button
            size="sm"
            kind="ghost"
            aria-label={`Remove ${person.name}`}
            disabledReason={
              person.id === lastOwner ? 'Make somebody else an owner first.' : undefined
            }
            onClick={() => onRemove(person)}
          >
            Remove
          </Button>
        ),
    },
  ]
}

function RoleBox({ person, people }: { readonly person: PersonView; readonly people: People }) {
  return (
    <SelectField
      hideLabel
      label={`Role of ${person.name}`}
      className="w-36! md:h-8!"
      options={roles.map((role) => ({ value: role, label: roleWords[role].name }))}
      value={person.role}
      disabled={people.isPending}
      onChange={(event) => void people.changeRole(person, event.target.value as Role)}
    />
  )
}

function RolesCard() {
  return (
    <Card>
      <CardHead title="What each role may do" />
      <CardBody>
        <dl className="grid gap-x-6 gap-y-3 md:grid-cols-[140px_1fr]">
          {roles.map((role) => (
            <div key={role} className="md:contents">
              <dt className="font-medium">{roleWords[role].name}</dt>
              <dd className="text-text-2">{roleWords[role].may}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  )
}
