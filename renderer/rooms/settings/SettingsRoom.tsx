import { demarc } from '../../app/client.ts'
import { useData } from '../../app/data.ts'
import { showOverlay } from '../../app/overlay.ts'
import { useOpened } from '../../app/start.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LeechSettings } from './LeechSettings.tsx'
import { LookSettings } from './LookSettings.tsx'
import { RevisingSettings } from './RevisingSettings.tsx'
import { WrongReports } from './WrongReports.tsx'
import './settings.css'

/** All that can be set. Each change is saved at once. */
export function SettingsRoom() {
  const { data: settings, error } = useData(demarc.settings.read, {})
  const { version, collection } = useOpened()
  if (error) throw error
  if (!settings) return null
  return (
    <div className="settings">
      <h1>Settings</h1>
      <p className="muted">Every change is saved at once.</p>
      <RevisingSettings settings={settings} />
      <LeechSettings settings={settings} />
      <LookSettings settings={settings} />
      <WrongReports />
      <Panel title="About">
        <dl className="settings-facts">
          <dt>Your collection</dt>
          <dd className="settings-path">{collection}</dd>
          <dt>Version</dt>
          <dd>Demarc {version}</dd>
        </dl>
        <Button keys="?" onClick={() => showOverlay('shortcuts')}>
          Keyboard shortcuts
        </Button>
      </Panel>
    </div>
  )
}
