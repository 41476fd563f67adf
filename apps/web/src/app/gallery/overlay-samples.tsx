'use client'
import { Ban, Banknote, Bell, Copy, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { Menu } from '#components/menu.tsx'
import { TextField } from '#components/text-field.tsx'
import { useKeyListener } from '#lib/keys/use-key-listener.ts'
import { toast } from '#lib/toast-store.ts'
import { Sample, Samples } from './sample.tsx'

export function OverlaySamples() {
  const [isAsking, setAsking] = useState(false)
  useKeyListener()
  return (
    <Samples title="Overlays">
      <Sample name="Dialog" note="verb, object, amount, and what follows">
        <Button onClick={() => setAsking(true)}>Void INV-0149</Button>
        <ConfirmDialog
          open={isAsking}
          danger
          title="Void INV-0149 for €4,428.00?"
          confirmLabel="Void INV-0149"
          cancelLabel="Keep it"
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            toast('INV-0149 is void', () => undefined)
          }}
        >
          <p className="mb-3.5">
            Quayside Hotel will see it as void. A reversing entry is posted on 18 Nov. The number is
            not used again.
          </p>
          <TextField label="Reason" defaultValue="Ordered twice" />
        </ConfirmDialog>
      </Sample>
      <Sample name="Menu and toast" note="10 s, held on hover; Ctrl Z">
        <div className="flex gap-2">
          <Menu
            label="Invoice"
            items={[
              {
                label: 'Record payment',
                kbd: 'Y',
                icon: <Banknote size={16} aria-hidden />,
                onSelect: () => toast('Payment recorded', () => undefined),
              },
              {
                label: 'Remind',
                kbd: 'M',
                icon: <Bell size={16} aria-hidden />,
                onSelect: () => undefined,
                disabledReason: 'Not overdue yet',
              },
              {
                label: 'Duplicate',
                icon: <Copy size={16} aria-hidden />,
                onSelect: () => undefined,
              },
              {
                label: 'Void',
                danger: true,
                separated: true,
                icon: <Ban size={16} aria-hidden />,
                onSelect: () => setAsking(true),
              },
            ]}
            trigger={(props) => (
              <button type="button" className="btn btn-icon" aria-label="More" {...props}>
                <Ellipsis size={16} aria-hidden />
              </button>
            )}
          />
          <Button onClick={() => toast('3 bank lines matched', () => undefined)}>
            Show a toast
          </Button>
        </div>
      </Sample>
    </Samples>
  )
}
