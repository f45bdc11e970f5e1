/** The request log as the window holds it: the last 100,000 lines, filtered without going through all of them again. */
import { defineStore } from 'pinia'
import { ref, shallowRef, triggerRef, watch } from 'vue'
import type { LiveBatch, LogLine } from '../../../shared/app-state.ts'
import { visibleTarget } from '../../../shared/visible-target.ts'

/** Lines that are held. */
export const maxLines = 100_000
/** Lines beyond that are dropped so many at once. */
const slack = 10_000

export type StatusClass = 'all' | '2' | '3' | '4' | '5'

export const useLog = defineStore('log', () => {
  const text = ref('')
  const statusClass = ref<StatusClass>('all')
  /** The one client whose requests are shown, '' for all. */
  const client = ref('')
  const paused = ref(false)
  /** Requests that were counted but not listed since the log was cleared. */
  const leftOut = ref(0)
  /** What fits the filter, oldest first. */
  const shown = shallowRef<LogLine[]>([])
  let lines: LogLine[] = []
  let waiting: LogLine[] = []

  function add({ lines: added, linesLeftOut }: LiveBatch): void {
    leftOut.value += linesLeftOut
    if (paused.value) {
      waiting.push(...added)
      if (waiting.length > maxLines + slack) waiting = waiting.slice(-maxLines)
      return
    }
    append(added)
  }

  function append(added: readonly LogLine[]): void {
    if (added.length === 0) return
    lines.push(...added)
    for (const line of added) if (fits(line)) shown.value.push(line)
    if (lines.length > maxLines + slack) {
      lines = lines.slice(-maxLines)
      const oldest = lines[0]!.number
      shown.value = shown.value.filter(({ number }) => number >= oldest)
    }
    triggerRef(shown)
  }

  function fits(line: LogLine): boolean {
    if (statusClass.value !== 'all' && !String(line.status).startsWith(statusClass.value)) return false
    if (client.value !== '' && line.client !== client.value) return false
    const wanted = text.value.trim().toLowerCase()
    if (wanted === '') return true
    return `${line.client} ${line.method} ${visibleTarget(line.target)} ${line.status}`
      .toLowerCase()
      .includes(wanted)
  }

  function clear(): void {
    lines = []
    waiting = []
    shown.value = []
    leftOut.value = 0
  }

  /** All lines that are held, whatever the filter; what has come since Pause is not among them. */
  function all(): LogLine[] {
    return lines
  }

  watch([text, statusClass, client], () => (shown.value = lines.filter(fits)))
  watch(paused, (isPaused) => {
    if (isPaused) return
    append(waiting)
    waiting = []
  })

  return { text, statusClass, client, paused, leftOut, shown, all, add, clear }
})
