/** The request log as the window holds it: its newest lines, filtered without going through all of them again. */
import { defineStore } from 'pinia'
import { ref, shallowRef, triggerRef, watch } from 'vue'
import type { LiveBatch, LogLine } from '../../../shared/app/app-state.ts'
import { visibleTarget } from '../../../shared/text/printable.ts'
import { BoundedLog } from '../lib/bounded-log.ts'

export type StatusClass = 'all' | '2' | '3' | '4' | '5'

export const useLogStore = defineStore('log', () => {
  const text = ref('')
  const statusClass = ref<StatusClass>('all')
  /** The one client whose requests are shown, '' for all. */
  const client = ref('')
  const paused = ref(false)
  /** Requests that have come since Pause. */
  const waitingCount = ref(0)
  /** Requests since the log was cleared that are counted but not, or no longer, listed. */
  const leftOut = ref(0)
  /** Characters of the longest client's address since the log was cleared. */
  const longestClient = ref(0)
  /** What fits the filter, oldest first. */
  const shown = shallowRef<LogLine[]>([])
  let held = new BoundedLog()
  let waiting = new BoundedLog()

  function add({ lines: added, linesLeftOut }: LiveBatch): void {
    leftOut.value += linesLeftOut
    if (paused.value) {
      waitingCount.value += added.length + linesLeftOut
      leftOut.value += waiting.add(added)
      return
    }
    append(added)
    triggerRef(shown)
  }

  function append(added: readonly LogLine[]): void {
    if (added.length === 0) return
    for (const line of added) {
      longestClient.value = Math.max(longestClient.value, line.client.length)
      if (fits(line)) shown.value.push(line)
    }
    const dropped = held.add(added)
    if (dropped === 0) return
    leftOut.value += dropped
    const oldest = held.lines[0]?.number ?? Infinity
    shown.value = shown.value.filter(({ number }) => number >= oldest)
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
    held = new BoundedLog()
    waiting = new BoundedLog()
    waitingCount.value = 0
    shown.value = []
    longestClient.value = 0
    leftOut.value = 0
  }

  /** All lines that are held, whatever the filter; what has come since Pause is not among them. */
  function all(): LogLine[] {
    return held.lines
  }

  watch([text, statusClass, client], () => (shown.value = held.lines.filter(fits)))
  watch(paused, (isPaused) => {
    if (isPaused) return
    append(waiting.lines)
    waiting = new BoundedLog()
    waitingCount.value = 0
    triggerRef(shown)
  })

  return { text, statusClass, client, paused, waitingCount, leftOut, longestClient, shown, all, add, clear }
})
