/** `screen`: one display. */
import type { Display } from 'electron'
import { refuseUnknown } from './fake.ts'
import type { Surface } from './surface.ts'

const area = { x: 0, y: 0, width: 1920, height: 1080 }

export const screen = {
  getAllDisplays: () => [{ workArea: area } satisfies Pick<Display, 'workArea'>],
} satisfies Record<Surface['Screen'], unknown>
refuseUnknown('screen', screen)
