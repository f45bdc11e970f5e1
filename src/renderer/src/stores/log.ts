import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef, watch } from 'vue'
import type { ExportOutcome } from '../../../shared/app/app-channels.ts'
import type { LogLine } from '../../../shared/app/app-state.ts'
import { exportLog, type LogExportFormat } from '../../../shared/log/log-export.ts'
import { visibleTarget } from '../../../shared/text/visible-target.ts'
import { bridge } from '../bridge.ts'
import { useGuestNames } from '../composables/useGuestNames.ts'
import { useRequestWords } from '../composables/useRequestWords.ts'
import { BoundedLog } from '../lib/bounded-log.ts'

export type StatusClass = 'all' | '2' | '3' | '4' | '5'

/** The newest lines of the request log, and those of them that match the filter. */
export const useLogStore = defineStore('log', () => {
  const { text, statusClass, client, finds, isFiltered, clearFilter, matches } = useFilter()
  const { shown, longestClient, all, append, ...lines } = useLines(matches)
  watch([text, statusClass, client], lines.filterAgain)
  const paused = ref(false)
  /** Requests since Pause. */
  const waitingCount = ref(0)
  /** Requests since the log was cleared that are counted but not, or no longer, listed. */
  const leftOut = ref(0)
  let waiting = new BoundedLog()
  /** What {@link clear} has taken, as long as it can be undone. */
  let cleared: { readonly lines: readonly LogLine[]; readonly leftOut: number } | undefined

  bridge.on('live', ({ lines, linesLeftOut }) => {
    leftOut.value += linesLeftOut
    if (!paused.value) {
      leftOut.value += append(lines)
      return
    }
    waitingCount.value += lines.length + linesLeftOut
    leftOut.value += waiting.add(lines)
  })
  watch(paused, (isPaused) => {
    if (isPaused) return
    leftOut.value += append(waiting.lines)
    waiting = new BoundedLog()
    waitingCount.value = 0
  })

  /** Empties the list, and what has come in since Pause. */
  function clear(): void {
    cleared = { lines: [...all(), ...waiting.lines], leftOut: leftOut.value }
    lines.clear()
    waiting = new BoundedLog()
    waitingCount.value = 0
    leftOut.value = 0
  }

  /** Puts back what was cleared last, before what has come since. */
  function undoClear(): void {
    if (cleared === undefined) return
    leftOut.value += cleared.leftOut + lines.prepend(cleared.lines)
    cleared = undefined
  }

  /** Lets go of what was cleared. */
  function forgetCleared(): void {
    cleared = undefined
  }

  const filter = { text, statusClass, client, finds, isFiltered, clearFilter }
  const clearing = { clear, undoClear, forgetCleared }
  return { ...filter, paused, waitingCount, leftOut, longestClient, shown, all, ...clearing, exportTo }
})

function useFilter() {
  const { textOf } = useRequestWords()
  const { givenNameOf } = useGuestNames()
  const text = ref('')
  const statusClass = ref<StatusClass>('all')
  /** The only client whose requests are shown, '' for all. */
  const client = ref('')

  const isFiltered = computed(
    () => text.value.trim() !== '' || statusClass.value !== 'all' || client.value !== '',
  )
  /** How often the user has asked for the filter by the menu. */
  const finds = ref(0)
  bridge.on('find', () => finds.value++)

  function clearFilter(): void {
    text.value = ''
    statusClass.value = 'all'
    client.value = ''
  }

  function matches(line: LogLine): boolean {
    if (statusClass.value !== 'all' && !String(line.status).startsWith(statusClass.value)) return false
    if (client.value !== '' && line.client !== client.value) return false
    const wanted = text.value.trim().toLowerCase()
    if (wanted === '') return true
    // As it is shown, and as it was sent.
    const { client: address, method, target, status, userAgent } = line
    const name = givenNameOf(address, userAgent) ?? ''
    return `${name} ${address} ${method} ${textOf(target)} ${visibleTarget(target)} ${status}`
      .toLowerCase()
      .includes(wanted)
  }

  return { text, statusClass, client, finds, isFiltered, clearFilter, matches }
}

function useLines(matches: (line: LogLine) => boolean) {
  /** What matches the filter, oldest first. A new line is tested alone. */
  const shown = shallowRef<LogLine[]>([])
  /** Characters of the longest client's address since the log was cleared. */
  const longestClient = ref(0)
  let held = new BoundedLog()
  /** Adds newer lines; returns how many of the oldest were dropped for them. */
  function append(added: readonly LogLine[]): number {
    for (const line of added) {
      longestClient.value = Math.max(longestClient.value, line.client.length)
      if (matches(line)) shown.value.push(line)
    }
    const dropped = held.add(added)
    const oldest = held.lines[0]?.number ?? Infinity
    if (dropped > 0) shown.value = shown.value.filter(({ number }) => number >= oldest)
    triggerRef(shown)
    return dropped
  }

  function clear(): void {
    held = new BoundedLog()
    shown.value = []
    longestClient.value = 0
  }

  /** Adds lines that are older than all others; returns how many of the oldest were dropped for them. */
  function prepend(older: readonly LogLine[]): number {
    const newer = held.lines
    clear()
    return append([...older, ...newer])
  }

  /** All lines held, whatever the filter; without those since Pause. Not reactive. */
  const all = (): readonly LogLine[] => held.lines
  return {
    shown,
    longestClient,
    all,
    append,
    clear,
    prepend,
    filterAgain: () => (shown.value = held.lines.filter(matches)),
  }
}

/** Writes lines to a file that the user chooses. */
async function exportTo(format: LogExportFormat, lines: readonly LogLine[]): Promise<ExportOutcome> {
  try {
    return await bridge.call('exportLog', format, [...exportLog(lines, format)])
  } catch {
    // There may not be enough memory for so much text, here or in main.
    return 'other'
  }
}
