/** Plans the response with the audio and video of a folder as a playlist, which a player plays one after the other. */
import { Buffer } from 'node:buffer'
import { attachment } from '../../../http/content-disposition.ts'
import { limits } from '../../../shared/limits.ts'
import { visibleName } from '../../../shared/text/printable.ts'
import { prefixOf } from '../../files/directory-names.ts'
import { readInOrder, type Candidate, type NoListing, type OrderOptions } from '../../files/listing.ts'
import { hasKind } from '../../files/neighbours.ts'
import { folderName } from '../pages/folder-head.ts'
import { entryHref, folderHref } from '../pages/listing-links.ts'
import { companyOf } from '../pages/presentation.ts'
import type { Ask } from './ask.ts'
import type { PlannerParts } from './planner-parts.ts'
import { bytesPlan, errorPlan, refusalPlan, type NoPlan, type ResponsePlan } from './response-plan.ts'

/** Those that are played one after the other on their pages, too. */
const playableKinds = companyOf('audio')

/** Plans playlists. One per worker. */
export class PlaylistPlanner {
  readonly #parts: PlannerParts

  constructor(parts: PlannerParts) {
    this.#parts = parts
  }

  /** Plans the playlist of the directory at `path` (latin1), which the target of `ask` names. */
  plan(ask: Ask, path: string): ResponsePlan | NoPlan {
    const { target, options, allowance } = ask
    const { folder, shareName } = this.#parts
    const found = folder.readDirectory(path, options.hidden, (place) =>
      readPlayable(place, {
        sort: 'name',
        descending: false,
        hidden: options.hidden,
        allowance,
        resolveLink: (link) => folder.realPlace(link, options.hidden),
        readNames: (directory, refuse) => folder.readNames(directory, refuse),
      }),
    )
    if (found.kind === 'refused') return refusalPlan(found.refusal)
    if (found.value === 'too-many-entries') return errorPlan(500, [], found.value)
    if (typeof found.value === 'string') return found.value
    const name = folderName({ segments: target.segments, shareName })
    const playlist = renderPlaylist(found.value, folderAddress(ask))
    return bytesPlan(200, Buffer.from(playlist), [
      // The type by which players are found on desktops and phones alike; `.m3u8` says that it is UTF-8.
      ['Content-Type', 'audio/x-mpegurl'],
      ['Content-Disposition', attachment(`${name}.m3u8`)],
      ['Cache-Control', 'no-cache'],
    ])
  }
}

/** The files of a directory (latin1) to be played, in the order of its listing. */
function readPlayable(directory: string, options: OrderOptions): Candidate[] | NoListing {
  const found = readInOrder(directory, options)
  if (typeof found === 'string') return found
  const prefix = prefixOf(directory)
  const playable: Candidate[] = []
  for (const candidate of found) {
    if (playable.length === limits.playlistEntries) break
    if (!candidate.isFolder && hasKind(prefix, candidate, playableKinds)) playable.push(candidate)
  }
  return playable
}

/**
 * A player opens the playlist from where the browser has saved it, so references have to be absolute. '' without Host, as
 * HTTP/1.0 allows: then they are relative.
 */
function folderAddress({ head: { fields }, target: { authority, segments }, prefix = '' }: Ask): string {
  const host = authority ?? fields.get('host') ?? ''
  if (host === '') return ''
  // Only a proxy before us can have made the connection secure.
  const scheme = fields.get('x-forwarded-proto') === 'https' ? 'https' : 'http'
  return `${scheme}://${host}${prefix}${folderHref(segments)}`
}

function renderPlaylist(files: readonly Candidate[], address: string): string {
  const items = files.map(
    ({ name, displayName }) =>
      `#EXTINF:-1,${visibleName(displayName)}\n${address}${entryHref({ name, type: 'file' })}\n`,
  )
  return `#EXTM3U\n${items.join('')}`
}
