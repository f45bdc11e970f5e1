/** What moves all the time: the engine's latest snapshot, and the last minute of its rates. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LiveBatch, LogLine } from '../../../shared/app/app-state.ts'
import type { ServerSnapshot } from '../../../shared/server-events.ts'
import { followTransfers, type TransferCourses } from '../lib/transfer-rates.ts'

/** One second of the graph. */
export type RateSample = { readonly requests: number; readonly bytes: number }

/** What a thread was last seen doing. */
export type LastSeen = { readonly target: string; readonly client: string }

/** Seconds that the graph shows. */
export const graphSeconds = 60

/** How often the engine tells while anything happens, ms. Under load it is told here less often. */
const beatMs = 100
/** A snapshot that is older was the engine's last word. */
const freshMs = 5 * beatMs

/** Guards against a clock that was set back. */
const minSampleMs = 100

const isQuiet = ({ requests, bytes }: RateSample) => requests === 0 && bytes === 0

export const useLiveStore = defineStore('live', () => {
  const snapshot = shallowRef<ServerSnapshot>()
  const samples = shallowRef<readonly RateSample[]>([])
  /** Steps a second of each thread, by its number. */
  const threadRates = shallowRef<ReadonlyMap<number, number>>(new Map())
  /** By the thread's number: most of what threads do is over before a snapshot sees it. */
  const lastSeen = shallowRef<ReadonlyMap<number, LastSeen>>(new Map())
  /** How far each download has come in the last seconds. */
  const courses = shallowRef<TransferCourses>(new Map())
  /** Where the second began whose rates come next. */
  let from: { readonly snapshot: ServerSnapshot; readonly timeMs: number } | undefined
  let clock: ReturnType<typeof setInterval> | undefined

  function add({ snapshot: latest, lines }: LiveBatch): void {
    const before = snapshot.value
    snapshot.value = latest
    look(latest, lines)
    courses.value = followTransfers(courses.value, latest.timeMs, latest.transfers)
    // Totals that have shrunk are those of another server.
    if (before === undefined || latest.totals.requests < before.totals.requests) {
      samples.value = []
      from = { snapshot: latest, timeMs: latest.timeMs }
    } else if (clock === undefined) {
      from = { snapshot: before, timeMs: latest.timeMs - beatMs }
    }
    // The engine is silent while nothing happens, so that only a clock of the window's own tells that it is.
    clock ??= setInterval(tick, 1000)
  }

  function tick(): void {
    const to = snapshot.value
    if (to === undefined || from === undefined) return
    // The engine's own times are free of the delays on the way here; an old snapshot's says nothing of now.
    const now = Date.now()
    const timeMs = now - to.timeMs < freshMs ? to.timeMs : now
    sample(from.snapshot, to, Math.max(minSampleMs, timeMs - from.timeMs) / 1000)
    from = { snapshot: to, timeMs }
    if (samples.value.length === graphSeconds && samples.value.every(isQuiet)) stopClock()
  }

  function stopClock(): void {
    clearInterval(clock)
    clock = undefined
  }

  function look({ threads }: ServerSnapshot, lines: readonly LogLine[]): void {
    const seen = new Map(lastSeen.value)
    for (const { thread, target, client } of lines) seen.set(thread, { target, client })
    for (const { thread, target, client } of threads) {
      if (target !== undefined && client !== undefined) seen.set(thread, { target, client })
    }
    lastSeen.value = seen
  }

  function sample({ totals, threads }: ServerSnapshot, to: ServerSnapshot, seconds: number): void {
    const rate = {
      requests: (to.totals.requests - totals.requests) / seconds,
      bytes: (to.totals.contentBytes - totals.contentBytes) / seconds,
    }
    // A window that is hidden, and a computer that sleeps, miss some.
    const places = Math.min(graphSeconds, Math.max(1, Math.round(seconds)))
    samples.value = [...samples.value, ...Array.from({ length: places }, () => rate)].slice(-graphSeconds)
    const jobsBefore = new Map(threads.map(({ thread, jobs }) => [thread, jobs]))
    threadRates.value = new Map(
      to.threads.map(({ thread, jobs }) => [
        thread,
        Math.max(0, jobs - (jobsBefore.get(thread) ?? 0)) / seconds,
      ]),
    )
  }

  function reset(): void {
    snapshot.value = undefined
    samples.value = []
    threadRates.value = new Map()
    lastSeen.value = new Map()
    courses.value = new Map()
    from = undefined
    stopClock()
  }

  return { snapshot, samples, threadRates, lastSeen, courses, add, reset }
})
