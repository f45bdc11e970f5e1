/** What the terminal shows once the server listens: the folder, a link for each way in, its QR code, how to stop. */
import type { ShareLink } from '../../shared/app/app-state.ts'
import { visibleText } from '../../shared/text/printable.ts'
import { stripVTControlCharacters } from 'node:util'
import type { BannerCode } from './banner-code.ts'
import { linkNote } from './link-note.ts'
import type { TextStyle } from './text-style.ts'
import { textWidth } from './text-width.ts'

/** What the banner shows. */
export type BannerFacts = {
  readonly version: string
  /** The real paths of what is shared, at least one. */
  readonly places: readonly string[]
  /** At least one. */
  readonly links: readonly ShareLink[]
  /** Of one of the links; undefined for none. */
  readonly code: BannerCode | undefined
  /** What lets guests in who open a link without its key; undefined for none. */
  readonly pin: string | undefined
  readonly threads: number
  readonly queue: number
  /** When the share ends; undefined if nothing but the user ends it. */
  readonly ends: string | undefined
  /** What deserves attention, a sentence or two each. */
  readonly remarks: readonly string[]
  /** Where the log goes; undefined if it follows the banner or there is none. */
  readonly logFile: string | undefined
}

const indent = '  '

/** Returns the banner's text with its final line end. */
export function banner(facts: BannerFacts, style: TextStyle): string {
  const rows: [label: string, value: string][] = [
    ...placeRows(facts.places),
    ...linkRows(facts.links, style),
    ['Threads', `${facts.threads}, ${style.dim(`queue of ${facts.queue}`)}`],
  ]
  if (facts.pin !== undefined)
    rows.splice(placeRows(facts.places).length + facts.links.length, 0, ['PIN', style.bold(facts.pin)])
  if (facts.ends !== undefined) rows.push(['Ends', facts.ends])
  if (facts.logFile !== undefined) rows.push(['Log', visibleText(facts.logFile)])
  const head = [
    '',
    `${style.bold('Spool')} ${style.dim(facts.version)}`,
    '',
    ...rows.map(([label, value]) => `${style.dim(label.padEnd(7))}  ${value}`),
  ].map(indented)
  const tail = [
    ...facts.remarks.flatMap((remark) => ['', style.warning(remark)]),
    '',
    style.dim('Press Ctrl+C to stop.'),
    '',
  ].map(indented)
  const { code } = facts
  const drawing = code !== undefined && fits(code, tail) ? ['', ...code.lines].map(indented) : []
  return [...head, ...drawing, ...tail].map((line) => `${line}\n`).join('')
}

function indented(line: string): string {
  return line === '' ? '' : `${indent}${line}`
}

/**
 * Whether the whole code is on the screen once all lines of the banner are.
 * @param below the lines after it
 */
function fits({ lines, columns, room }: BannerCode, below: readonly string[]): boolean {
  if (room === undefined) return true
  const rowsOf = (line: string) =>
    Math.max(1, Math.ceil(textWidth(stripVTControlCharacters(line)) / room.columns))
  const rowsBelow = below.reduce((sum, line) => sum + rowsOf(line), 0)
  const rowOfCursor = 1
  return indent.length + columns <= room.columns && lines.length + rowsBelow + rowOfCursor <= room.rows
}

/** More than these are counted. */
const shownPlaces = 8

function placeRows(places: readonly string[]): [string, string][] {
  const more = places.length - shownPlaces
  const shown = places.slice(0, shownPlaces).map((place) => visibleText(place))
  if (more > 0) shown.push(`and ${more} more`)
  return shown.map((text, index) => [index === 0 ? 'Sharing' : '', text])
}

function linkRows(links: readonly ShareLink[], style: TextStyle): [string, string][] {
  const width = Math.max(...links.map(({ url }) => url.length))
  return links.map((link, index) => {
    const { url } = link
    const note = linkNote(link)
    const padding = note === '' ? '' : ' '.repeat(width - url.length + 2)
    const text = `${index === 0 ? style.link(url) : url}${padding}${style.dim(visibleText(note))}`
    return [index === 0 ? 'Open' : '', text]
  })
}
