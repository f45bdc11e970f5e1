/** The bridge: all that the window can reach of the world outside it. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { commandChannel, eventChannel, type SpoolBridge } from '../shared/app/app-channels.ts'

const bridge: SpoolBridge = {
  call: (name, ...args) => ipcRenderer.invoke(commandChannel, name, args) as never,
  on: (name, listener) => {
    const hear = (_event: unknown, told: string, value: unknown) => {
      if (told === name) listener(value as never)
    }
    ipcRenderer.on(eventChannel, hear)
    // In braces: what a function returns crosses the bridge.
    return () => {
      ipcRenderer.off(eventChannel, hear)
    }
  },
  pathOf: (file) => webUtils.getPathForFile(file),
}

contextBridge.exposeInMainWorld('spool', bridge)
