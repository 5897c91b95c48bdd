import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { allCommands } from './all-commands.ts'
import { showOverlay } from './overlay.ts'
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
              {commands
                .filter(command => command.keys.length > 0)
                .map(command => (
                  <div key={command.id} className="shortcut">
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys.map(keys => (
                        <Kbd key={keys} keys={keys} isRead />
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
