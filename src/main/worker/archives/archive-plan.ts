/**
 * The plan of an archive: its files as they were found, in shared memory, so that every thread can make any piece of it. About
 * 150 bytes an entry.
 */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { ArchiveEntries, ArchiveEntry, ArchiveLayout } from '../../../archive/archive-layout.ts'
import { ArchiveNames } from '../../../archive/archive-names.ts'
import type { PartBounds } from '../../../archive/part-bounds.ts'
import { tarBounds, tarLayout } from '../../../archive/tar-layout.ts'
import { zipBounds, zipLayout } from '../../../archive/zip-layout.ts'
import type { ArchiveFormat } from '../../../shared/archive-query.ts'
import type { ValidatorKind } from '../../../shared/settings.ts'
import { fileState } from '../../files/file-state.ts'
import type { Walk } from '../../files/folder-walk.ts'
import { decodeName } from '../../files/directory-entry.ts'
import { sharedText, shareTexts, type SharedTextViews } from './shared-texts.ts'

/** Counts the rules of the layouts: another number gives every archive another entity tag. */
const rulesVersion = 1

/** Sorts before most names, so that it is seen. */
const noteName = '_not included.txt'

const layouts = {
  zip: { bounds: zipBounds, layout: zipLayout },
  tar: { bounds: tarBounds, layout: tarLayout },
} as const

/** A plan as it is sent from thread to thread; its arrays are views of shared memory. */
export type SharedPlan = {
  readonly format: ArchiveFormat
  readonly entityTag: string
  readonly names: SharedTextViews
  readonly paths: SharedTextViews
  readonly sizes: Float64Array<SharedArrayBuffer>
  readonly modifiedMs: Float64Array<SharedArrayBuffer>
  readonly states: BigInt64Array<SharedArrayBuffer>
  readonly crcs: Int32Array<SharedArrayBuffer>
  /** 1 for each entry whose CRC-32 is known. */
  readonly knownCrcs: Int32Array<SharedArrayBuffer>
  readonly bounds: PartBounds
  /** Content of the last entry, which is no file; empty for none. */
  readonly note: Uint8Array<SharedArrayBuffer>
}

/** A view of a plan; every thread makes its own. */
export class ArchivePlan implements ArchiveEntries {
  readonly shared: SharedPlan
  readonly layout: ArchiveLayout

  constructor(shared: SharedPlan) {
    this.shared = shared
    this.layout = layouts[shared.format].layout(this, shared.bounds)
  }

  get count(): number {
    return this.shared.sizes.length
  }

  get entityTag(): string {
    return this.shared.entityTag
  }

  /** Whether its records have checksums. */
  get hasCrcs(): boolean {
    return this.shared.format === 'zip'
  }

  entry(index: number): ArchiveEntry {
    return entryAt(this.shared, index)
  }

  /** Path of an entry's file below the archive's folder, latin1; '' for the note. */
  path(index: number): string {
    return sharedText(this.shared.paths, index, 'latin1')
  }

  /** Whether it is another plan of the same files, none of which has changed. */
  isSame({ entityTag, states }: SharedPlan): boolean {
    return this.entityTag === entityTag && Buffer.compare(bytesOf(this.shared.states), bytesOf(states)) === 0
  }

  /** Copies the note's bytes from `position` on; returns how many there were. */
  copyNote(into: Buffer, position: number): number {
    const bytes = this.shared.note.subarray(position, position + into.length)
    into.set(bytes)
    return bytes.length
  }

  /** Whether the file is still as it was planned. */
  isUnchanged(index: number, stats: BigIntStats): boolean {
    return this.shared.states[index] === fileState(stats)
  }

  /** CRC-32 of an entry's content, an unsigned integer; undefined while nobody has computed it. */
  crc(index: number): number | undefined {
    const { crcs, knownCrcs } = this.shared
    return Atomics.load(knownCrcs, index) === 1 ? Atomics.load(crcs, index) >>> 0 : undefined
  }

  setCrc(index: number, crc: number): void {
    const { crcs, knownCrcs } = this.shared
    Atomics.store(crcs, index, crc | 0)
    Atomics.store(knownCrcs, index, 1)
  }
}

/**
 * Plans an archive of what a walk has found; undefined if it would be longer than numbers can count. What the walk could not
 * read is named in a note, the archive's last file.
 */
export function planArchive(
  format: ArchiveFormat,
  walk: Walk,
  validators: ValidatorKind = 'file',
): SharedPlan | undefined {
  const columns = { format, ...fillColumns(walk) }
  const count = columns.sizes.length
  const bounds = layouts[format].bounds({ count, entry: (index: number) => entryAt(columns, index) })
  if (bounds === undefined) return undefined
  return {
    ...columns,
    bounds,
    entityTag: entityTagOf(columns, validators),
    crcs: new Int32Array(new SharedArrayBuffer(4 * count)),
    knownCrcs: new Int32Array(new SharedArrayBuffer(4 * count)),
  }
}

/** What an archive's bytes follow from, beside its format. */
type Columns = Pick<SharedPlan, 'names' | 'paths' | 'sizes' | 'modifiedMs' | 'states' | 'note'>

function entryAt({ names, sizes, modifiedMs }: Columns, index: number): ArchiveEntry {
  return {
    name: sharedText(names, index, 'utf8'),
    sizeBytes: sizes[index]!,
    modifiedMs: modifiedMs[index]!,
  }
}

function fillColumns({ entries, unreadable }: Walk): Columns {
  const note = noteOn(unreadable)
  const paths = entries.map(({ path }) => path)
  const names = new ArchiveNames()
  const count = entries.length + (note === undefined ? 0 : 1)
  const sizes = new Float64Array(new SharedArrayBuffer(8 * count))
  const modifiedMs = new Float64Array(new SharedArrayBuffer(8 * count))
  const states = new BigInt64Array(new SharedArrayBuffer(8 * count))
  for (const [index, entry] of entries.entries()) {
    sizes[index] = entry.sizeBytes
    modifiedMs[index] = entry.modifiedMs
    states[index] = entry.state
  }
  if (note !== undefined) {
    sizes[count - 1] = note.length
    modifiedMs[count - 1] = newest(modifiedMs)
  }
  const named = note === undefined ? paths : [...paths, noteName]
  return {
    names: shareTexts(
      named.map((path) => names.nameOf(path)),
      'utf8',
    ),
    paths: shareTexts(note === undefined ? paths : [...paths, ''], 'latin1'),
    sizes,
    modifiedMs,
    states,
    note: shareBytes(note ?? new Uint8Array()),
  }
}

function newest(timesMs: Float64Array): number {
  return timesMs.reduce((latest, ms) => Math.max(latest, ms), 0)
}

/**
 * A strong entity tag (RFC 9110 §8.8.1): it follows from all that the archive's bytes follow from. Of the files' contents these
 * are their states, or of kind `content` size and modification time alone.
 */
function entityTagOf(columns: Columns & Pick<SharedPlan, 'format'>, kind: ValidatorKind): string {
  const { format, names, paths, sizes, modifiedMs, states, note } = columns
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
  hash.update(`${format} ${rulesVersion} ${sizes.length} `)
  const contents = kind === 'content' ? [sizes, modifiedMs] : [sizes, modifiedMs, states]
  for (const column of [names.ends, names.bytes, paths.bytes, ...contents, note]) hash.update(bytesOf(column))
  return `"${format}-${hash.digest('base64url').slice(0, 22)}"`
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray<SharedArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function noteOn(unreadable: readonly string[]): Buffer | undefined {
  if (unreadable.length === 0) return undefined
  return Buffer.from(
    `Not included, since the sharing computer isn’t allowed to read it:\r\n\r\n${unreadable.map(decodeName).join('\r\n')}\r\n`,
  )
}

function shareBytes(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}
