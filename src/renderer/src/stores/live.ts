/** What moves all the time: the engine's latest snapshot, and the last minute of its rates. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LiveBatch, LogLine } from '../../../shared/app-state.ts'
import type { ServerSnapshot } from '../../../shared/server-events.ts'
import { followTransfers, type TransferCourses } from '../transfer-rates.ts'

/** One second of the graph. */
export type RateSample = { readonly requests: number; readonly bytes: number }

/** What a thread was last seen doing. */
export type LastSeen = { readonly target: string; readonly client: string }

/** Seconds that the graph shows. */
export const graphSeconds = 60

export const useLive = defineStore('live', () => {
  const snapshot = shallowRef<ServerSnapshot>()
  const samples = shallowRef<readonly RateSample[]>([])
  /** Steps a second of each thread, by its number. */
  const threadRates = shallowRef<ReadonlyMap<number, number>>(new Map())
  /** By the thread's number: most of what threads do is over before a snapshot sees it. */
  const lastSeen = shallowRef<ReadonlyMap<number, LastSeen>>(new Map())
  /** How far each download has come in the last seconds. */
  const courses = shallowRef<TransferCourses>(new Map())
  let secondStart: ServerSnapshot | undefined

  function add({ snapshot: latest, lines }: LiveBatch): void {
    const before = snapshot.value
    snapshot.value = latest
    look(latest, lines)
    courses.value = followTransfers(courses.value, latest.timeMs, latest.transfers)
    // Totals that have shrunk are those of another server.
    if (before === undefined || latest.totals.requests < before.totals.requests) {
      secondStart = latest
      samples.value = []
      return
    }
    if (secondStart === undefined || latest.timeMs - secondStart.timeMs < 1000) return
    sample(secondStart, latest)
    secondStart = latest
  }

  function look({ threads }: ServerSnapshot, lines: readonly LogLine[]): void {
    const seen = new Map(lastSeen.value)
    for (const { thread, target, client } of lines) seen.set(thread, { target, client })
    for (const { thread, target, client } of threads) {
      if (target !== undefined && client !== undefined) seen.set(thread, { target, client })
    }
    lastSeen.value = seen
  }

  function sample(from: ServerSnapshot, to: ServerSnapshot): void {
    const seconds = (to.timeMs - from.timeMs) / 1000
    const rate = {
      requests: (to.totals.requests - from.totals.requests) / seconds,
      bytes: (to.totals.contentBytes - from.totals.contentBytes) / seconds,
    }
    // The engine is silent while nothing happens: those seconds were empty.
    const silent = Math.min(graphSeconds, Math.max(0, Math.round(seconds) - 1))
    const quiet = Array.from({ length: silent }, () => ({ requests: 0, bytes: 0 }))
    samples.value = [...samples.value, ...quiet, rate].slice(-graphSeconds)
    const jobsBefore = new Map(from.threads.map(({ thread, jobs }) => [thread, jobs]))
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
    secondStart = undefined
  }

  return { snapshot, samples, threadRates, lastSeen, courses, add, reset }
})
