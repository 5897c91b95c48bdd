import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu bar: what the system expects, and the rooms' commands by their id. Keys stay with the page
 * (`registerAccelerator: false`), which knows what is shown.
 */
export function setMenu(window: BrowserWindow): void {
  const send = (id: string) => () => window.webContents.send('demarc:event', { is: 'command', id })
  const room = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: send(id),
    registerAccelerator: false,
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        room('Import…', 'app.import', 'CmdOrCtrl+O'),
        room('Export…', 'app.export', 'CmdOrCtrl+Shift+E'),
        room('Export reports of wrong facts…', 'app.export-reports'),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        room('Undo', 'app.undo', 'CmdOrCtrl+Z'),
        room('Redo', 'app.redo', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        room('Today', 'app.today'),
        room('Map', 'app.map'),
        room('Library', 'app.library'),
        room('Settings', 'app.settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        room('Command palette', 'app.palette', 'CmdOrCtrl+K'),
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { label: '&Help', submenu: [room('Keyboard shortcuts', 'app.shortcuts', '?')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
