/** The options that say when the share ends. Pure. */
import { nextTimeOfDay } from '../host/time-of-day.ts'
import type { EndConditions } from '../../shared/app/share-ends.ts'
import { quoted } from './notice.ts'

/** They all take a value. */
export const endOptionTypes = {
  for: { type: 'string' },
  until: { type: 'string' },
  deliveries: { type: 'string' },
  idle: { type: 'string' },
} as const

type Values = { readonly [Name in keyof typeof endOptionTypes]?: string | undefined }

const dayMs = 24 * 60 * 60 * 1000
/** Anything longer is a slip of the finger. */
const maxMs = 366 * dayMs
const maxDeliveries = 1_000_000

/** Returns what ends the share. Values that are mistakes end nothing. `nowMs` is in ms since the epoch. */
export function endConditions(values: Values, nowMs: number): EndConditions {
  return {
    durationMs: values.for === undefined ? undefined : durationOf(values.for),
    untilMs: values.until === undefined ? undefined : momentOf(values.until, nowMs),
    deliveries: values.deliveries === undefined ? undefined : countOf(values.deliveries),
    idleMs: values.idle === undefined ? undefined : durationOf(values.idle),
  }
}

/** Returns a line that says what is wrong and what to do; undefined if nothing is wrong. */
export function endMistake(values: Values, nowMs: number): string | undefined {
  const { durationMs, untilMs, deliveries, idleMs } = endConditions(values, nowMs)
  return (
    durationMistake('--for', values.for, durationMs) ??
    untilMistake(values.until, untilMs, nowMs) ??
    (values.deliveries !== undefined && deliveries === undefined
      ? `--deliveries takes a whole number from 1 to ${maxDeliveries}, not ${quoted(values.deliveries)}.`
      : undefined) ??
    durationMistake('--idle', values.idle, idleMs)
  )
}

function durationMistake(name: string, text: string | undefined, ms: number | undefined): string | undefined {
  if (text === undefined || ms !== undefined) return undefined
  return `${name} takes a time from 1s to 366d, such as 45m, 2h or 1h30m, not ${quoted(text)}.`
}

function untilMistake(
  text: string | undefined,
  untilMs: number | undefined,
  nowMs: number,
): string | undefined {
  if (text === undefined) return undefined
  if (untilMs === undefined)
    return `--until takes a time, such as 18:00 or 2030-12-31T18:00, not ${quoted(text)}.`
  if (untilMs <= nowMs) return `--until ${quoted(text)} is in the past.`
  return untilMs - nowMs > maxMs ? `--until ${quoted(text)} is more than a year ahead.` : undefined
}

/** Returns the ms of `1d2h3m4s`, of which any part may be missing; undefined if it isn't one, or too short or long. */
function durationOf(text: string): number | undefined {
  const parts = /^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/i.exec(text)
  if (parts === null) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = Array.from(parts, (part: string | undefined) =>
    Number(part ?? 0),
  ).slice(1)
  const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  return ms >= 1000 && ms <= maxMs ? ms : undefined
}

/** Returns the moment, ms since the epoch, of a time of the day or of an ISO 8601 date and time; undefined if it is neither. */
function momentOf(text: string, nowMs: number): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  if (hours !== undefined) {
    const isTime = Number(hours) < 24 && Number(minutes) < 60
    return isTime ? nextTimeOfDay(nowMs, Number(hours), Number(minutes)) : undefined
  }
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?$/i.exec(text)
  if (iso === null) return undefined
  const [, date = '', time = '', zone = ''] = iso
  // 30 February would be taken for 2 March.
  const midnightMs = Date.parse(`${date}T00:00Z`)
  if (Number.isNaN(midnightMs) || !new Date(midnightMs).toISOString().startsWith(date)) return undefined
  const ms = Date.parse(`${date}T${time}${zone.toUpperCase()}`)
  return Number.isNaN(ms) ? undefined : ms
}

function countOf(text: string): number | undefined {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= maxDeliveries ? count : undefined
}
