import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'

/**
 * The only door between the page and the app: one call, one stream of events, and the path of a dropped file.
 * Kept free of any library so that nothing loads before the first paint. What comes back is typed in
 * `renderer/app/client.ts` by the contract.
 */
contextBridge.exposeInMainWorld('demarc', {
  // The page's Chromium notices a changed time zone at once; the worker's own engine would not.
  call: (name: unknown, args: unknown): Promise<unknown> =>
    ipcRenderer.invoke('demarc:call', name, args, new Intl.DateTimeFormat().resolvedOptions().timeZone),
  on: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on('demarc:event', forward)
    return () => ipcRenderer.off('demarc:event', forward)
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
})
