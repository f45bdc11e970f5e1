import { ref, type Ref } from 'vue'
import { bridge } from '../bridge.ts'
import { useEventListener } from './useEventListener.ts'

/**
 * Makes the element accept dropped files and folders.
 *
 * @param onDropped called with the paths of what was dropped, at least one
 * @returns whether something is being dragged over the element
 */
export function useDropTarget(
  element: Readonly<Ref<HTMLElement | null>>,
  onDropped: (paths: string[]) => void,
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
    const paths = [...(dataTransfer?.files ?? [])].map((file) => bridge.pathOf(file))
    const named = paths.filter((path) => path !== '')
    if (named.length > 0) onDropped(named)
  })
  return isOver
}
