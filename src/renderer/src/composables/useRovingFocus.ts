import { computed, nextTick, shallowRef, type ComputedRef, type Ref } from 'vue'
import { rowAfterKey } from '../lib/row-steps.ts'
import { useEventListener } from './useEventListener.ts'

/** Rows are identified by their number, which rises along the list; their elements have it as `data-number`. */
export type NumberedRow = { readonly number: number }

/** A list of which only some rows are rendered. Lengths are in px. */
export type RovingList<Row extends NumberedRow> = {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly all: () => readonly Row[]
  /** The rows that are rendered. */
  readonly rendered: () => readonly Row[]
  /** Where Tab leads as long as no row has had the focus. */
  readonly firstStop: () => Row | undefined
  readonly rowHeight: Readonly<Ref<number>>
  /** Height of what stays in place above the rows. */
  readonly headHeight: Readonly<Ref<number>>
  /** Height of what may cover the lowest rows in sight as long as there are more. */
  readonly footHeight: Readonly<Ref<number>>
  readonly scrollTo: (top: number) => void
  /** Called with the row that a key has led to. */
  readonly onStep: (row: Row) => void
}

export type RovingFocus<Row extends NumberedRow> = {
  /** The one row that Tab leads to; undefined only for an empty list. */
  readonly tabStop: ComputedRef<Row | undefined>
  /** Brings a row into sight. */
  readonly show: (row: Row) => void
  /** Brings a row into sight and focuses it. */
  readonly focus: (row: Row) => Promise<void>
}

/** Makes a list one stop for Tab, and its rows reachable by arrow keys. */
export function useRovingFocus<Row extends NumberedRow>(list: RovingList<Row>): RovingFocus<Row> {
  const { scroller, all, rendered, rowHeight, headHeight } = list
  /** The row that had the focus last. */
  const active = shallowRef<Row>()
  const tabStop = computed(
    () =>
      rendered().find(({ number }) => number === active.value?.number) ??
      list.firstStop() ??
      rendered().at(-1),
  )
  const pageRows = () => Math.floor((scroller.value!.clientHeight - headHeight.value) / rowHeight.value)
  const indexOf = (row: Row | undefined) => all().findIndex(({ number }) => number === row?.number)

  function show(row: Row): void {
    const element = scroller.value
    const index = indexOf(row)
    if (element === null || index === -1) return
    const top = index * rowHeight.value
    const lowest = top + rowHeight.value + headHeight.value + list.footHeight.value - element.clientHeight
    list.scrollTo(Math.min(top, Math.max(lowest, element.scrollTop)))
  }

  async function focus(row: Row): Promise<void> {
    show(row)
    // It may have to be rendered before it can have the focus.
    await nextTick()
    const element = scroller.value?.querySelector<HTMLElement>(`[data-number="${row.number}"]`)
    element?.focus({ preventScroll: true })
  }

  function focused({ target }: FocusEvent): void {
    const number = (target as Element).closest<HTMLElement>('[data-number]')?.dataset.number
    active.value = rendered().find((row) => String(row.number) === number) ?? active.value
  }

  function pressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const last = indexOf(active.value)
    const from = last === -1 ? indexOf(tabStop.value) : last
    const to = rowAfterKey(event.key, from, all().length, pageRows())
    const row = all()[to ?? -1]
    if (row === undefined) return
    event.preventDefault()
    active.value = row
    void focus(row)
    list.onStep(row)
  }

  useEventListener(scroller, 'focusin', focused)
  useEventListener(scroller, 'keydown', pressed)
  return { tabStop, show, focus }
}
