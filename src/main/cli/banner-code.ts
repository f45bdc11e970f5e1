/** Whether the banner has a QR code, and which. */
import type { ShareLink } from '../../shared/app/app-state.ts'
import { qrCode, type QrCode } from './qr-code.ts'
import { showsColours } from './text-style.ts'

/** The QR code of a banner, and where it may be left out. */
export type BannerCode = QrCode & {
  /** Columns and rows of the terminal that must have room for it; undefined if it is shown in any case. */
  readonly room: { readonly columns: number; readonly rows: number } | undefined
}

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'hasColors' | 'columns' | 'rows'>

/**
 * Returns the code of the first link that another device can open, undefined if there is to be none. Unless the user asks for
 * it, it is for terminals with colours only: without them it can't be read on a light one.
 * @param wanted true to show it wherever the output goes, false never to
 */
export function bannerCode(
  links: readonly ShareLink[],
  wanted: boolean | undefined,
  stream: Terminal,
  environment?: Readonly<Record<string, string | undefined>>,
): BannerCode | undefined {
  const link = links.find(({ kind }) => kind !== 'loopback')
  const { url } = link ?? links[0]!
  const hasColours = showsColours(stream, environment)
  const isShown = wanted ?? (hasColours && link !== undefined)
  if (!isShown) return undefined
  const colours = !hasColours ? 'none' : stream.hasColors(256) ? 'exact' : 'named'
  const room = wanted === true ? undefined : { columns: stream.columns, rows: stream.rows }
  return { ...qrCode(url, colours), room }
}
