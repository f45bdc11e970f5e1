/**
 * Everything drawn on the pages: the icons of the kinds of file, the Spool mark, its favicon. All by hand on a grid of
 * 24, with lines of 1.6 and a wash of the same colour.
 */
import type { FileKind } from '../../files/file-kind.ts'

const washed = 'fill="#000" fill-opacity=".16"'
const sheet = `<path ${washed} d="M6.7 3.5h6.8L19 9v8.8a2.7 2.7 0 0 1-2.7 2.7H6.7A2.7 2.7 0 0 1 4 17.8V6.2a2.7 2.7 0 0 1 2.7-2.7Z"/><path d="M13.4 3.7V7a2 2 0 0 0 2 2h3.4"/>`

/** What each kind's icon is made of: outlines drawn in black, of which only the opacity counts. */
const drawings: Record<FileKind, string> = {
  folder: `<path fill="#000" fill-opacity=".3" d="M3 7.6A2.6 2.6 0 0 1 5.6 5h3.2c.7 0 1.4.3 1.9.8l1.5 1.6h6.2A2.6 2.6 0 0 1 21 10v6.9a2.6 2.6 0 0 1-2.6 2.6H5.6A2.6 2.6 0 0 1 3 16.9Z"/><path d="M3.2 10.6h17.6"/>`,
  image: `<rect ${washed} x="3.2" y="4.5" width="17.6" height="15" rx="2.7"/><circle cx="8.4" cy="9.4" r="1.5"/><path d="m3.6 17.2 4.9-4.4 3.8 3.4 3.2-2.8 4.9 4.2"/>`,
  video: `<rect ${washed} x="3.2" y="5" width="17.6" height="14" rx="2.7"/><path fill="#000" d="m10.3 9.2 4.8 2.8-4.8 2.8Z"/>`,
  audio: `<path d="M9 17.2V6.3l10-2v10.9"/><circle ${washed} cx="6.5" cy="17.2" r="2.5"/><circle ${washed} cx="16.5" cy="15.2" r="2.5"/>`,
  document: `${sheet}<path d="M7.8 12.7h7.4M7.8 16.1h4.6"/>`,
  text: `<path d="M4 6h16M4 10h11M4 14h16M4 18h7.5"/>`,
  code: `<path d="m7.8 7.6-4.4 4.4 4.4 4.4m8.4-8.8 4.4 4.4-4.4 4.4M13.6 5l-3.2 14"/>`,
  archive: `<path ${washed} d="M4.8 9v8.3a2.2 2.2 0 0 0 2.2 2.2h10a2.2 2.2 0 0 0 2.2-2.2V9"/><rect ${washed} x="3.2" y="4.5" width="17.6" height="4.5" rx="1.6"/><path d="M9.8 12.8h4.4"/>`,
  app: `<path ${washed} d="m12 3.4 7.6 4.3v8.6L12 20.6l-7.6-4.3V7.7Z"/><path d="M4.6 7.8 12 12l7.4-4.2M12 12v8.4"/>`,
  font: `<path d="M4.5 19 10.8 5h2.4l6.3 14M7.2 14.2h9.6"/>`,
  other: sheet,
}

/** A drawing on the grid of 24 as the value of a CSS `url()`, in black: a mask, coloured by its background. */
function maskImage(drawing: string): string {
  return `url("${dataUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${drawing}</svg>`,
  )}")`
}

/** The icon of each kind as a CSS mask. One image each for a whole page: 5,000 `<use>` elements are felt on a phone. */
export const kindMasks = Object.fromEntries(
  Object.entries(drawings).map(([kind, drawing]) => [kind, maskImage(drawing)]),
) as Readonly<Record<FileKind, string>>

/** Small signs of the listing as CSS masks. */
export const signMasks = {
  /** Points up, for ascending order; turned round for descending. */
  arrow: maskImage('<path stroke-width="2.4" d="M12 19V5m-6 6 6-6 6 6"/>'),
  /** Points left, for back and the page before. */
  back: maskImage('<path stroke-width="2.2" d="m14.5 5.5-6.5 6.5 6.5 6.5"/>'),
  /** Points down to a line, for what is saved. */
  down: maskImage('<path stroke-width="2" d="M12 4.5v10m-4.5-4 4.5 4.5 4.5-4.5M5.5 19.5h13"/>'),
  /** A tick. */
  check: maskImage('<path stroke-width="2.2" d="m5 12.5 4.8 4.8L19 7.5"/>'),
  grid: maskImage('<path stroke-width="2" d="M4.5 4.5h6v6h-6Zm9 0h6v6h-6Zm0 9h6v6h-6Zm-9 0h6v6h-6Z"/>'),
  list: maskImage('<path stroke-width="2" d="M8.5 6h11M8.5 12h11M8.5 18h11M4.2 6h.1m-.1 6h.1m-.1 6h.1"/>'),
  /** An arrow up and one down. */
  orders: maskImage(
    '<path stroke-width="2" d="M8 19V5M4.5 8.5 8 5l3.5 3.5M16 5v14m-3.5-3.5L16 19l3.5-3.5"/>',
  ),
  /** A magnifying glass. */
  search: maskImage(
    '<circle cx="10.8" cy="10.8" r="6.3" stroke-width="2"/><path stroke-width="2" d="m15.6 15.6 4.6 4.6"/>',
  ),
  /** An eye, for what can be looked at. */
  eye: maskImage(
    '<path stroke-width="2" d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12Z"/><circle cx="12" cy="12" r="2.6" stroke-width="2"/>',
  ),
  /** Points right, as on every player, for what can be played. */
  play: maskImage('<path fill="#000" stroke-width="2" d="m8.5 6 9 6-9 6Z"/>'),
  /** Stands between the steps of the path. */
  step: maskImage('<path stroke-width="2" d="m9.5 6 6 6-6 6"/>'),
} as const

/** A reel seen from the side, wound with threads of the given colours from top to bottom, on a grid of 32. */
function reel(wood: string, threads: readonly string[]): string {
  const wound = threads.map(
    (colour, turn) => `<rect x="7" y="${8.5 + turn * 3}" width="18" height="3.4" rx="1.7" fill="${colour}"/>`,
  )
  return `<rect x="4.5" y="3" width="23" height="5.5" rx="2.4" fill="${wood}"/>${wound.join('')}<rect x="4.5" y="23.5" width="23" height="5.5" rx="2.4" fill="${wood}"/>`
}

const threads = ['madder', 'saffron', 'leaf', 'indigo', 'plum'].map((thread) => `var(--${thread})`)

/** The Spool mark for the inside of an `<svg>`, in the colours of the page, on a grid of 32. */
export const spoolMark = reel('var(--wood)', threads)

/** Where the threads rise and fall to the right of the mark, and their order there from above: they cross between. */
const braid = [
  { x: 150, order: [0, 1, 2, 3, 4] },
  { x: 390, order: [0, 2, 1, 3, 4] },
  { x: 650, order: [2, 0, 1, 4, 3] },
  { x: 950, order: [2, 0, 4, 1, 3] },
  { x: 1290, order: [0, 2, 4, 3, 1] },
  { x: 1670, order: [0, 4, 2, 1, 3] },
  { x: 2100, order: [4, 0, 1, 2, 3] },
  { x: 2600, order: [4, 1, 0, 3, 2] },
]

/**
 * The threads that run off the mark, under the name and over the right edge of any screen: a drawing of 2600 by 64
 * with the mark at its top left corner.
 */
export const spoolThreads = threads
  .map((colour, thread) => {
    const crests = braid.map(({ x, order }, crest) => {
      const y = 47 + 3 * order.indexOf(thread) + (crest % 2 === 0 ? 2.5 : -2.5)
      const middle = (x + (braid[crest - 1]?.x ?? -60)) / 2
      return `${middle} ${y} ${x} ${y}`
    })
    const left = 12.5 + 3 * thread
    return `<path stroke="${colour}" stroke-width="1.5" d="M${left} 30C${left} ${49 + 3 * thread} ${crests.join('S')}"/>`
  })
  .join('')

/** An unwound reel with the end of its thread, for a folder with nothing in it. */
export const emptyReel =
  `<svg viewBox="0 0 32 32" fill="none" aria-hidden="true"><path fill="var(--edge)" d="M11 8h10v16H11Z"/>${reel('var(--wood)', [])}` +
  '<path stroke="var(--madder)" stroke-width="1.3" stroke-linecap="round" d="M20.8 18.5c4 .4 5.5-2.8 8.2-1.6"/></svg>'

/** Threads, the middle one torn, for a page that leads nowhere. */
export const brokenThread =
  '<svg viewBox="0 0 352 104" fill="none" stroke-width="2.2" stroke-linecap="round" aria-hidden="true">' +
  threads
    .slice(1)
    .map((colour, turn) => {
      const level = turn < 2 ? 30 + 11 * turn : 41 + 11 * turn
      return `<path stroke="${colour}" opacity=".38" d="M0 ${level}C70 ${level - 16} 116 ${level + 13} 176 ${level}S286 ${level - 13} 352 ${level}"/>`
    })
    .join('') +
  `<path stroke="${threads[0]!}" stroke-width="3" d="M0 52C64 36 104 62 130 56c22-5 28-28 14-34-9-4-16 5-9 12M352 52c-54 11-92-8-122 2-22 7-28 30-13 36 9 4 17-5 10-12"/></svg>`

/** The mark as a `data:` URI, in colours that stand on light and dark alike. */
export const favicon = dataUri(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${reel('#a5805a', ['#d9503f', '#e0a021', '#4a9a6a', '#5578d6', '#a05cb0'])}</svg>`,
)

/** Only what a quoted URI in CSS or HTML can't hold is encoded; base64 would be a third longer. */
function dataUri(svg: string): string {
  const encoded = svg.replaceAll('"', "'").replace(/[<>#%]/g, (character) => encodeURIComponent(character))
  return `data:image/svg+xml,${encoded}`
}
