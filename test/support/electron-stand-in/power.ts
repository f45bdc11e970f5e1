/** `powerSaveBlocker`: records which blockers are on. */
import type { PowerSaveBlocker } from 'electron'
import { refuseUnknown, type Fake } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

let last = 0

export const powerSaveBlocker: Fake<PowerSaveBlocker, Surface['PowerSaveBlocker']> = {
  start: (type) => {
    registry.blockers.set(++last, type)
    return last
  },
  stop: (id) => registry.blockers.delete(id),
}
refuseUnknown('powerSaveBlocker', powerSaveBlocker)
