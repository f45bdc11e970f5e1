import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LiveBatch, LogLine } from '../../../shared/app/app-state.ts'
import type { ServerSnapshot, ThreadSnapshot } from '../../../shared/server-events.ts'
import { bridge } from '../bridge.ts'
import { followTransfers, type TransferCourses } from '../lib/transfer-rates.ts'

/** One second of the graph. */
export type RateSample = { readonly requests: number; readonly bytes: number }

/** What a thread was last seen doing. */
export type LastSeen = Pick<ThreadSnapshot, 'file'> & { readonly target: string; readonly client: string }

/** Seconds that the graph shows. */
export const graphSeconds = 60

/** How often the engine reports while anything happens, ms. Under load its reports arrive less often. */
const beatMs = 100
/** A snapshot older than this was the engine's last, ms. */
const freshMs = 5 * beatMs

/** Guards against a clock that was set back, ms. */
const minSampleMs = 100

const isQuiet = ({ requests, bytes }: RateSample) => requests === 0 && bytes === 0

/** What changes all the time: the engine's latest snapshot, and its rates over the last minute. */
export const useLiveStore = defineStore('live', () => {
  const snapshot = shallowRef<ServerSnapshot>()
  const samples = shallowRef<readonly RateSample[]>([])
  /** Steps a second of each thread, by its number. */
  const threadRates = shallowRef<ReadonlyMap<number, number>>(new Map())
  /** By the thread's number: most of what threads do is over before a snapshot sees it. */
  const lastSeen = shallowRef<ReadonlyMap<number, LastSeen>>(new Map())
  /** How far each download has come in the last seconds. */
  const courses = shallowRef<TransferCourses>(new Map())
  /** Where the second that is being measured began. */
  let from: { readonly snapshot: ServerSnapshot; readonly timeMs: number } | undefined
  let clock: ReturnType<typeof setInterval> | undefined

  function add({ snapshot: latest, lines }: LiveBatch): void {
    const before = snapshot.value
    snapshot.value = latest
    lastSeen.value = seenAfter(lastSeen.value, latest, lines)
    courses.value = followTransfers(courses.value, latest.timeMs, latest.transfers)
    // Totals that have shrunk are those of another server.
    if (before === undefined || latest.totals.requests < before.totals.requests) {
      samples.value = []
      from = { snapshot: latest, timeMs: latest.timeMs }
    } else if (clock === undefined) {
      from = { snapshot: before, timeMs: latest.timeMs - beatMs }
    }
    // The engine is silent while nothing happens: only a clock in the window notices that.
    clock ??= setInterval(tick, 1000)
  }

  function tick(): void {
    const to = snapshot.value
    if (to === undefined || from === undefined) return
    // The engine's own times are free of delivery delays; that of an old snapshot says nothing about now.
    const now = Date.now()
    const timeMs = now - to.timeMs < freshMs ? to.timeMs : now
    sample(from.snapshot, to, Math.max(minSampleMs, timeMs - from.timeMs) / 1000)
    from = { snapshot: to, timeMs }
    if (samples.value.length < graphSeconds || !samples.value.every(isQuiet)) return
    clearInterval(clock)
    clock = undefined
  }

  function sample({ totals, threads }: ServerSnapshot, to: ServerSnapshot, seconds: number): void {
    const rate = {
      requests: (to.totals.requests - totals.requests) / seconds,
      bytes: (to.totals.contentBytes - totals.contentBytes) / seconds,
    }
    // A hidden window and a sleeping computer miss some seconds.
    const places = Math.min(graphSeconds, Math.max(1, Math.round(seconds)))
    samples.value = [...samples.value, ...Array.from({ length: places }, () => rate)].slice(-graphSeconds)
    threadRates.value = ratesOf(threads, to.threads, seconds)
  }

  bridge.on('live', add)
  return { snapshot, samples, threadRates, lastSeen, courses }
})

/** What each thread was last seen doing, after a snapshot and lines that are newer. */
function seenAfter(
  before: ReadonlyMap<number, LastSeen>,
  { threads }: ServerSnapshot,
  lines: readonly LogLine[],
): ReadonlyMap<number, LastSeen> {
  const seen = new Map(before)
  for (const { thread, target, client } of lines) seen.set(thread, { target, client, file: undefined })
  for (const { thread, target, client, file } of threads)
    if (target !== undefined && client !== undefined) seen.set(thread, { target, client, file })
  return seen
}

/** Steps a second of each thread, by its number. */
function ratesOf(
  before: readonly ThreadSnapshot[],
  now: readonly ThreadSnapshot[],
  seconds: number,
): ReadonlyMap<number, number> {
  const jobsBefore = new Map(before.map(({ thread, jobs }) => [thread, jobs]))
  return new Map(
    now.map(({ thread, jobs }) => [thread, Math.max(0, jobs - (jobsBefore.get(thread) ?? 0)) / seconds]),
  )
}
