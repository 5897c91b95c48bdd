import { app, BrowserWindow } from 'electron'

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } })
  window.on('page-title-updated', (_event, title) => title === 'ready' && console.log('ready'))
  window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
