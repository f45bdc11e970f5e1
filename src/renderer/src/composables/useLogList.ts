import { computed, nextTick, watch, type ComputedRef, type Ref } from 'vue'
import type { LogLine } from '../../../shared/app/app-state.ts'
import { useElementSize, type ElementSize } from './useElementSize.ts'
import { useRovingFocus } from './useRovingFocus.ts'
import { useStickToEnd, type StickToEnd } from './useStickToEnd.ts'
import { useVirtualRows } from './useVirtualRows.ts'

/** In a narrower list a row has two lines, px. */
const oneLineWidth = 640
const oneLineHeight = 26
const twoLinesHeight = 46
/** Height of the button that leads to the newest line, with its distances, px. */
const newestHeight = 36

/** Height of the columns' names, where they are in sight, px. */
export const logHeadHeight = 26

export type LogList = {
  /** Whether a row has two lines instead of one. */
  readonly twoLines: ComputedRef<boolean>
  /** px */
  readonly rowHeight: ComputedRef<number>
  /** The rows to render, each with its index in the list. */
  readonly rows: ComputedRef<readonly { readonly index: number; readonly line: LogLine }[]>
  /** The one row that Tab leads to; undefined only for an empty list. */
  readonly tabStop: ComputedRef<LogLine | undefined>
  /** Whether the newest line is out of sight, and the list doesn't follow it. */
  readonly leftEnd: ComputedRef<boolean>
  readonly toEnd: () => void
  /** Height that the details cover at the foot of the list, which can be scrolled that much further; px. */
  readonly covered: ComputedRef<number>
}

/**
 * Renders a long log row by row, follows its end, and makes its rows reachable by keys.
 *
 * @param lines oldest first
 * @param selected the line whose details are shown: it stays in sight, and keys move it
 * @param details their size; they lie over the list, at its foot if they are as wide
 */
export function useLogList(
  scroller: Readonly<Ref<HTMLElement | null>>,
  lines: () => readonly LogLine[],
  selected: Ref<LogLine | undefined>,
  details: ElementSize,
): LogList {
  const { width, height, twoLines, ...heights } = useRowHeights(scroller)
  const { covered, footHeight } = useFoot(width, details)
  const { rowHeight } = heights
  const count = () => lines().length
  const stick = useStickToEnd(
    scroller,
    () => [count(), height.value, rowHeight.value, covered.value],
    // A line that is being read stays where it is.
    () => selected.value !== undefined,
  )
  const { top, follows, hasMore, toEnd, scrollTo } = stick
  const range = useVirtualRows({ top, height, rowHeight, count, atEnd: follows })
  const rows = computed(() => rowsOf(lines(), range.value))
  const { tabStop, show, focus } = useRovingFocus<LogLine>({
    scroller,
    all: lines,
    rendered: () => rows.value.map(({ line }) => line),
    // The last row if the end is followed, otherwise the topmost one in sight.
    firstStop: () =>
      follows.value
        ? rows.value.at(-1)?.line
        : rows.value.find(({ index }) => index * rowHeight.value >= top.value)?.line,
    ...heights,
    footHeight,
    scrollTo,
    onStep: (line) => {
      if (selected.value !== undefined) selected.value = line
    },
  })

  keepSelectedInSight(selected, covered, show, focus)
  keepPlace(stick, rowHeight)
  return {
    twoLines,
    rowHeight,
    rows,
    tabStop,
    leftEnd: computed(() => !follows.value && hasMore.value),
    toEnd,
    covered,
  }
}

function rowsOf(lines: readonly LogLine[], { first, end }: { first: number; end: number }) {
  return lines.slice(first, end).map((line, offset) => ({ index: first + offset, line }))
}

function useRowHeights(scroller: Readonly<Ref<HTMLElement | null>>) {
  const { width, height } = useElementSize(scroller)
  const twoLines = computed(() => width.value > 0 && width.value < oneLineWidth)
  const rowHeight = computed(() => (twoLines.value ? twoLinesHeight : oneLineHeight))
  const headHeight = computed(() => (twoLines.value ? 0 : logHeadHeight))
  return { width, height, twoLines, rowHeight, headHeight }
}

/** What lies over the foot of the list: the details where they are as wide as the list, or the button to the newest line. */
function useFoot(width: Readonly<Ref<number>>, details: ElementSize) {
  const covered = computed(() => (details.width.value < width.value ? 0 : details.height.value))
  return { covered, footHeight: computed(() => (covered.value > 0 ? covered.value : newestHeight)) }
}

/** When the height of rows changes, the same rows stay in sight. */
function keepPlace({ top, follows, scrollTo }: StickToEnd, rowHeight: Readonly<Ref<number>>): void {
  watch(rowHeight, async (now, before) => {
    const index = top.value / before
    await nextTick()
    if (!follows.value) scrollTo(index * now)
  })
}

/** The details may cover their line: it is brought into sight, and gets the focus back from them. */
function keepSelectedInSight(
  selected: Ref<LogLine | undefined>,
  covered: Readonly<Ref<number>>,
  show: (line: LogLine) => void,
  focus: (line: LogLine) => Promise<void>,
): void {
  watch([selected, covered], async ([line], [before]) => {
    await nextTick()
    if (line !== undefined) show(line)
    else if (before !== undefined) await focus(before)
  })
}
