/** `clipboard`: separate from the system's. */
import type { Clipboard } from 'electron'
import { refuseUnknown, type Fake } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

export const clipboard: Fake<Clipboard, Surface['Clipboard'] | 'readText'> = {
  writeText: (text) => {
    registry.clipboard = text
    return Promise.resolve()
  },
  readText: () => Promise.resolve(registry.clipboard),
}
refuseUnknown('clipboard', clipboard)
