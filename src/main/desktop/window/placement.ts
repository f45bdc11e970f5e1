/** Where the window may be put back: displays come and go between one run and the next. */
import type { Rectangle } from 'electron'

/** Pixels of the title bar that must be in sight to drag the window by. */
const grip = { width: 80, height: 24 }

/** Whether enough of the upper edge of `place` lies in one of the displays' work areas. */
export function isInReach(place: Rectangle, workAreas: readonly Rectangle[]): boolean {
  return workAreas.some((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
    return (
      width >= grip.width &&
      place.y >= area.y - grip.height / 2 &&
      place.y + grip.height <= area.y + area.height
    )
  })
}
