import { Fragment } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { allCommands } from './all-commands.ts'
import { showOverlay } from './overlay.ts'
import { linesOf } from './shortcut-lines.ts'
import './shortcut-sheet.css'

/** All keys, by room. */
export function ShortcutSheet() {
  return (
    <Dialog title="Keyboard shortcuts" size="wide" isText onClose={() => showOverlay(null)}>
      <div className="shortcuts">
        {allCommands.map(({ group, commands }) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {linesOf(commands).map(({ label, keys, isRange }) => (
                <div key={`${label} ${keys.join()}`} className="shortcut">
                  <dt>{label}</dt>
                  <dd>
                    {keys.map((key, index) => (
                      <Fragment key={key}>
                        {isRange && index > 0 && <span className="small">to</span>}
                        <Kbd keys={key} isRead />
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
