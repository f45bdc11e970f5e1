/** Makes a part of the window take a folder that is dropped on it. */
import { ref } from 'vue'
import { bridge } from '../bridge.ts'

export function useDropTarget(onDropped: (path: string) => void) {
  const isOver = ref(false)
  // Entering a child leaves its parent: only the count tells whether the drag is still above.
  let depth = 0
  const set = (change: number) => {
    depth = Math.max(0, depth + change)
    isOver.value = depth > 0
  }
  const handlers = {
    dragenter: (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) set(1)
    },
    dragleave: () => set(-1),
    drop: (event: DragEvent) => {
      set(-depth)
      const file = event.dataTransfer?.files[0]
      const path = file === undefined ? '' : bridge.pathOf(file)
      if (path !== '') onDropped(path)
    },
  }
  return { isOver, handlers }
}
