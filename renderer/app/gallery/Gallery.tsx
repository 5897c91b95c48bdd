import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Heat } from '../../ui/Heat.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { OwnerPill } from '../../ui/OwnerPill.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SourceLink } from '../../ui/SourceLink.tsx'
import { StateBar } from '../../ui/StateBar.tsx'
import { Strip } from '../../ui/Strip.tsx'
import { Toasts } from '../../ui/Toast.tsx'
import { GalleryFields } from './GalleryFields.tsx'
import './gallery.css'

const nothing = () => undefined

/** Every part of the design system in each of its states, in the theme of its column. */
export function Gallery({ theme }: { theme: 'light' | 'dark' }) {
  return (
    <div className="gallery" style={{ colorScheme: theme }}>
      <h1>{theme === 'light' ? 'Light' : 'Dark'}</h1>
      <Part title="Button">
        <Button look="primary" keys="Space">
          Start revising
        </Button>
        <Button>Choose another file</Button>
        <Button look="quiet">Only some topics</Button>
        <Button look="primary" disabled>
          Revise
        </Button>
        <Button disabled>Restore</Button>
        <Button look="quiet" disabled keys="Ctrl+Z">
          Undo
        </Button>
      </Part>
      <Part title="Kbd">
        <Kbd keys="Space" /> <Kbd keys="Ctrl+Shift+Z" /> <Kbd keys="?" />
      </Part>
      <Part title="OwnerPill">
        <OwnerPill owner="customer" />
        <OwnerPill owner="aws" />
        <OwnerPill owner="shared" />
        <OwnerPill owner="aws">you: AWS</OwnerPill>
      </Part>
      <Part title="Strip">
        <Strip service="Amazon EC2" layers={layers} />
        <Strip service="Amazon S3" layers={layers.slice(6)} />
      </Part>
      <GalleryFields />
      <Part title="Progress, StateBar, Heat">
        <div className="gallery-wide">
          <Progress label="None of it" value={0} max={42} />
          <Progress label="Some of it" value={12} max={42} />
          <Progress label="All of it" value={42} max={42} />
          <StateBar counts={{ new: 6, learning: 2, review: 11 }} most={19} />
          <StateBar counts={{ new: 1, learning: 0, review: 2 }} most={19} />
          <StateBar counts={{ new: 0, learning: 3, review: 0 }} most={19} />
          <Heat label="Five tints" rows={1} fields={fields} />
        </div>
      </Part>
      <Part title="Empty, Skeleton, SourceLink">
        <Empty action={<Button>Make a note</Button>}>No note matches “patching”.</Empty>
        <Skeleton width="12rem" height="2rem" />
        <SourceLink url="https://aws.amazon.com/compliance/shared-responsibility-model/" onOpen={nothing}>
          Shared Responsibility Model
        </SourceLink>
      </Part>
      <Overlays />
    </div>
  )
}

function Overlays() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Part title="Menu, Dialog, Toast">
      <Menu label="More" entries={entries}>
        <Ellipsis size={17} />
      </Menu>
      <Button onClick={() => setOpen(true)}>Open a dialog</Button>
      {isOpen && (
        <Dialog
          title="A dialog"
          onClose={() => setOpen(false)}
          actions={<Button look="primary">Done</Button>}
        >
          <p>The page behind is inert; Escape closes it.</p>
        </Dialog>
      )}
      <div className="gallery-toasts">
        <Toasts messages={messages} onGone={nothing} stayMs={1e9} />
      </div>
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <div className="gallery-part">{children}</div>
    </Panel>
  )
}

const layers = [
  { id: 'data', name: 'Customer data', owner: 'customer', isAsked: false },
  { id: 'access', name: 'Access and identity', owner: 'customer', isAsked: false },
  { id: 'app', name: 'Application', owner: 'customer', isAsked: false },
  { id: 'guest', name: 'Guest operating system', owner: 'customer', isAsked: true },
  { id: 'traffic', name: 'Network traffic protection', owner: 'shared', isAsked: false },
  { id: 'virtual', name: 'Virtualisation', owner: 'aws', isAsked: false },
  { id: 'encryption', name: 'Server-side encryption', owner: 'shared', isAsked: true },
  { id: 'host', name: 'Host and hardware', owner: 'aws', isAsked: true },
  { id: 'building', name: 'Building and power', owner: 'aws', isAsked: false },
] as const

const fields = [0, 1, 2, 3, 4].map(value => ({ id: String(value), value, title: `${value}` }))

const entries = [
  { id: 'edit', label: 'Edit note', keys: 'E', run: nothing },
  { id: 'mark', label: 'Mark', keys: '*', isChecked: true, run: nothing },
  { id: 'flag', label: 'Flag', isChecked: false, run: nothing },
  { id: 'suspend', label: 'Suspend card', keys: '@', isDisabled: true, hasLineAbove: true, run: nothing },
]

const messages = [
  { id: 1, text: 'Card buried until tomorrow', action: { label: 'Undo', run: nothing } },
  { id: 2, text: 'The collection was checked after an unclean exit and is sound.' },
]
