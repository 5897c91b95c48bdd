import path from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { ProfileFile } from './profile.ts'
import { lockContents } from './security.ts'

/** The page's ground (`--paper`), so that the window does not flash before the page is there. */
const paper = { light: '#fbfaf8', dark: '#161513' }
const smallest = { width: 640, height: 480 }

/** Opens the one window, where it stood last time if that is still on a screen. */
export function openWindow(profile: ProfileFile, preload: string, address: string): BrowserWindow {
  const { theme, bounds } = profile.value
  nativeTheme.themeSource = theme
  const place = bounds !== null && isOnScreen(bounds) ? bounds : { width: 1280, height: 800 }
  const window = new BrowserWindow({
    ...place,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Demarc',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  if (bounds?.isMaximised === true) window.maximize()
  lockContents(window.webContents, [new URL('/card/frame.html', address).href])
  window.on('close', () => {
    profile.remember({ bounds: { ...window.getNormalBounds(), isMaximised: window.isMaximized() } })
  })
  void window.loadURL(address)
  return window
}

function isOnScreen(bounds: { x: number; y: number; width: number; height: number }): boolean {
  const area = screen.getDisplayMatching(bounds).workArea
  return (
    bounds.width >= smallest.width &&
    bounds.height >= smallest.height &&
    bounds.x < area.x + area.width - 80 &&
    bounds.x + bounds.width > area.x + 80 &&
    bounds.y >= area.y - 20 &&
    bounds.y < area.y + area.height - 80
  )
}

/** Where the built preload lies, seen from the built main. */
export function preloadBeside(mainFolder: string): string {
  return path.join(mainFolder, '../preload/index.cjs')
}
