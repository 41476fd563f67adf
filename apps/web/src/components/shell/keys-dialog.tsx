'use client'
import { useState, useSyncExternalStore } from 'react'
import { keyCaps } from '#lib/keys/key-combo.ts'
import { boundLayers, onLayersChange } from '#lib/keys/key-registry.ts'
import { setSingleKeys, singleKeysOn } from '#lib/keys/use-key-listener.ts'
import { CheckField } from '../check-field.tsx'
import { Dialog } from '../dialog.tsx'
import { Kbd } from '../kbd.tsx'

/** Every key that does something on this page now. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const layers = useSyncExternalStore(onLayersChange, boundLayers, boundLayers)
  const [isOn, setOn] = useState(singleKeysOn)
  const byTitle = Map.groupBy(layers.toReversed(), ({ title }) => title)
  return (
    <Dialog open wide title="Keys" onClose={onClose}>
      <div className="grid gap-x-10 gap-y-5 pt-2 sm:grid-cols-2">
        {[...byTitle].map(([title, sets]) => (
          <section key={title}>
            <h3 className="mb-1 text-sm text-text">{title}</h3>
            <dl className="text-sm">
              {sets
                .flatMap(({ bindings }) => bindings)
                .filter(({ unlisted }) => !unlisted)
                .map(({ keys, label }) => (
                  <div
                    key={keys}
                    className="flex justify-between gap-3 border-t border-row-line py-1.5 first:border-0"
                  >
                    <dt>{label}</dt>
                    <dd className="flex items-center gap-1">
                      <span className="sr-only">{keyCaps(keys).join(' then ')}</span>
                      {keyCaps(keys).map((cap, index) => (
                        <Kbd key={index}>{cap}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-5 border-t border-border pt-4 text-sm text-text">
        <CheckField
          label="Single-letter keys"
          help="Turn them off if you dictate or use a switch. Combinations with Ctrl keep working."
          checked={isOn}
          onChange={(event) => {
            setSingleKeys(event.target.checked)
            setOn(event.target.checked)
          }}
        />
      </div>
    </Dialog>
  )
}
