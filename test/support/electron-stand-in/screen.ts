/** `screen`: one display. */
import type { Display } from 'electron'
import { app } from './app.ts'
import { refuseUnknown } from './fake.ts'
import type { Surface } from './surface.ts'

const area = { x: 0, y: 0, width: 1920, height: 1080 }

export const screen = {
  getAllDisplays: () => {
    if (!app.isReady()) throw new Error("The 'screen' module can't be used before the app 'ready' event")
    return [{ workArea: area } satisfies Pick<Display, 'workArea'>]
  },
} satisfies Record<Surface['Screen'], unknown>
refuseUnknown('screen', screen)
