import { expect, it, vi } from 'vitest'
import { isReachable } from '../../../../src/main/desktop/window/create-window.ts'

vi.mock('electron', () => ({}))

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 }
const size = { width: 1120, height: 760 }

it.each([
  ['A window in the middle of the display', { x: 160, y: 80 }, [laptop], true],
  ['A window on the second display', { x: 2000, y: 300 }, [laptop, monitor], true],
  ['A window on a second display that is gone', { x: 2000, y: 300 }, [laptop], false],
  ['A window half beyond the right edge', { x: 1300, y: 80 }, [laptop], true],
  ['A window with only a strip on the display', { x: 1400, y: 80 }, [laptop], false],
  ['A window beyond the left edge', { x: -1200, y: 80 }, [laptop], false],
  ['A window with its title bar above the display', { x: 160, y: -100 }, [laptop], false],
  ['A window with its title bar just under the menu bar', { x: 160, y: 25 }, [laptop], true],
  ['A window below the display', { x: 160, y: 890 }, [laptop], false],
  ['A window when no display is known', { x: 160, y: 80 }, [], false],
])('%s is put back there only if it can be reached with the mouse', (_where, corner, workAreas, expected) => {
  expect(isReachable({ ...corner, ...size }, workAreas)).toBe(expected)
})
