import { ref, type Ref } from 'vue'
import { bridge } from '../bridge.ts'
import { useEventListener } from './useEventListener.ts'

/**
 * Makes the element accept a dropped folder.
 *
 * @param onDropped called with the path of what was dropped
 * @returns whether something is being dragged over the element
 */
export function useDropTarget(
  element: Readonly<Ref<HTMLElement | null>>,
  onDropped: (path: string) => void,
): Readonly<Ref<boolean>> {
  const isOver = ref(false)
  // Entering a child leaves its parent: only the count shows whether the drag is still over the element.
  let depth = 0
  const move = (change: number) => {
    depth = Math.max(0, depth + change)
    isOver.value = depth > 0
  }
  useEventListener(element, 'dragenter', ({ dataTransfer }) => {
    if (dataTransfer?.types.includes('Files') === true) move(1)
  })
  useEventListener(element, 'dragleave', () => move(-1))
  useEventListener(element, 'drop', ({ dataTransfer }) => {
    move(-depth)
    const file = dataTransfer?.files[0]
    const path = file === undefined ? '' : bridge.pathOf(file)
    if (path !== '') onDropped(path)
  })
  return isOver
}
