/** Makes a list of rows one stop for Tab, and its rows reachable by arrows: of all rows, one can have the focus. */
import { computed, nextTick, shallowRef, type ComputedRef, type Ref } from 'vue'
import { rowAfterKey } from '../lib/row-steps.ts'

/** Rows are told apart by their number, which rises along the list; their elements bear it as `data-number`. */
export type NumberedRow = { readonly number: number }

/** The list, of which only some rows have an element; all lengths in px. */
export type RovingList<Row extends NumberedRow> = {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly all: () => readonly Row[]
  /** The one that Tab leads to as long as none has had the focus. */
  readonly firstStop: () => Row | undefined
  /** Those that have an element. */
  readonly made: () => readonly Row[]
  readonly rowHeight: Readonly<Ref<number>>
  /** Of what stands above the rows, and stays there. */
  readonly headHeight: Readonly<Ref<number>>
  /** Of what may lie over the lowest rows in sight as long as there are more. */
  readonly footHeight: number
  /** Called after the list was scrolled from here. */
  readonly moved: () => void
}

export type RovingFocus<Row extends NumberedRow> = {
  /** The one row that Tab leads to; there is one as long as there are any. */
  readonly tabStop: ComputedRef<Row | undefined>
  /** To be called when a row got the focus: the keys go on from there. */
  readonly focused: (row: Row) => void
  /** Brings a row into sight. */
  readonly show: (row: Row) => void
  /** Brings a row into sight and gives it the focus. */
  readonly focus: (row: Row) => Promise<void>
  /** Follows a key, and returns the row it leads to; undefined if it is none of the list's. */
  readonly step: (event: KeyboardEvent) => Row | undefined
}

/** Makes the rows of the list rove. */
export function useRovingFocus<Row extends NumberedRow>(list: RovingList<Row>): RovingFocus<Row> {
  const { scroller, all, firstStop, made, rowHeight, headHeight, footHeight, moved } = list
  /** The row that had the focus last. */
  const active = shallowRef<Row>()
  const tabStop = computed(
    () => made().find(({ number }) => number === active.value?.number) ?? firstStop() ?? made().at(-1),
  )
  const indexOf = (row: Row | undefined) => all().findIndex(({ number }) => number === row?.number)

  function show(row: Row): void {
    const element = scroller.value
    const index = indexOf(row)
    if (element === null || index === -1) return
    const top = index * rowHeight.value
    const lowest = top + rowHeight.value + headHeight.value + footHeight - element.clientHeight
    element.scrollTop = Math.min(top, Math.max(lowest, element.scrollTop))
    moved()
  }

  async function focus(row: Row): Promise<void> {
    show(row)
    // It may have to be made before it can have the focus.
    await nextTick()
    const element = scroller.value?.querySelector<HTMLElement>(`[data-number="${row.number}"]`)
    element?.focus({ preventScroll: true })
  }

  function step(event: KeyboardEvent): Row | undefined {
    if (event.altKey || event.ctrlKey || event.metaKey) return undefined
    const from = indexOf(active.value)
    const pageHeight = (scroller.value?.clientHeight ?? 0) - headHeight.value
    const to = rowAfterKey(
      event.key,
      from === -1 ? indexOf(tabStop.value) : from,
      all().length,
      Math.floor(pageHeight / rowHeight.value),
    )
    const row = to === undefined ? undefined : all()[to]
    if (row === undefined) return undefined
    event.preventDefault()
    active.value = row
    void focus(row)
    return row
  }

  return { tabStop, focused: (row) => (active.value = row), show, focus, step }
}
