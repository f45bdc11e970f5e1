/** `shell`: records what the desktop is asked to open. */
import type { Shell } from 'electron'
import { refuseUnknown, type Fake } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

export const shell: Fake<Shell, Surface['Shell']> = {
  openExternal: (url) => {
    registry.opened.push(url)
    return Promise.resolve()
  },
  openPath: (path) => {
    registry.opened.push(path)
    return Promise.resolve('')
  },
  showItemInFolder: (path) => {
    registry.opened.push(path)
  },
}
refuseUnknown('shell', shell)
