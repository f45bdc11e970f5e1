/** Formats numbers for people. */
import type { Load } from '../loads.ts'
import type { Memory } from '../process-memory.ts'

/** Returns at most three significant digits: no machine is quieter than that. */
export function formatRate(perSecond: number, unit: Load['unit']): string {
  if (unit === 'bytes') {
    return perSecond >= 1e9 ? `${digits(perSecond / 1e9)} GB/s` : `${digits(perSecond / 1e6)} MB/s`
  }
  return perSecond >= 1000 ? `${digits(perSecond / 1000)} k/s` : `${digits(perSecond)} /s`
}

export function formatMs(ms: number | undefined): string {
  return ms === undefined ? '–' : `${digits(ms)} ms`
}

/** Returns the resident set and, in parentheses, the proportional set. */
export function formatMemory(memory: Memory | undefined): string {
  if (memory === undefined) return '–'
  const pss = memory.pssBytes === undefined ? '' : ` (${Math.round(memory.pssBytes / 1e6)})`
  return `${Math.round(memory.rssBytes / 1e6)}${pss} MB`
}

export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`
}

function digits(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
