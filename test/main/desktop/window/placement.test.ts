import { describe, expect, it } from 'vitest'
import { isInReach } from '../../../../src/main/desktop/window/placement.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 }
const size = { width: 1120, height: 760 }

describe('a window can be put back', () => {
  it.each([
    ['in the middle of the display', { x: 160, y: 80 }, [laptop], true],
    ['on the second display', { x: 2000, y: 300 }, [laptop, monitor], true],
    ['on a second display that is gone', { x: 2000, y: 300 }, [laptop], false],
    ['half beyond the right edge', { x: 1300, y: 80 }, [laptop], true],
    ['with but a strip on the display', { x: 1400, y: 80 }, [laptop], false],
    ['beyond the left edge', { x: -1200, y: 80 }, [laptop], false],
    ['with its title bar above the display', { x: 160, y: -100 }, [laptop], false],
    ['with its title bar just under the menu bar', { x: 160, y: 25 }, [laptop], true],
    ['below the display', { x: 160, y: 890 }, [laptop], false],
    ['when no display is known', { x: 160, y: 80 }, [], false],
  ])('%s', (_where, corner, workAreas, expected) => {
    expect(isInReach({ ...corner, ...size }, workAreas)).toBe(expected)
  })
})
