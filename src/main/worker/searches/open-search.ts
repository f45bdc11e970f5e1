/**
 * A search that is being answered: what is found goes out while the search goes on. Its state travels with the job, so any
 * worker can do the next step.
 */
import type { Buffer } from 'node:buffer'
import { limits } from '../../../shared/limits.ts'
import type { Language } from '../../../shared/messages/languages.ts'
import { searchFolder, type SearchPlace } from '../../files/folder-search.ts'
import { SearchWords } from '../../files/search-words.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import type { Produced, StepSpace } from '../produced.ts'
import { searchJson } from '../pages/search-json.ts'
import { searchRows } from '../pages/search-page.ts'
import type { SearchWriter } from '../pages/search-writer.ts'
import { textsIn } from '../pages/page-texts.ts'

/** What a step needs to know; it is written down as JSON between two steps. */
export type OpenSearch = {
  readonly kind: 'search'
  /** Path of the folder, latin1. */
  readonly folder: string
  readonly hidden: boolean
  readonly text: string
  readonly format: 'html' | 'json'
  readonly language: Language
  /** Whether the content is sent in chunks (RFC 9112 §7.1); otherwise it ends with the connection. */
  readonly isChunked: boolean
  /** What comes before the first entry; '' once it has been written. */
  opening: string
  foundEntries: number
  from: SearchPlace
}

/**
 * A step shows what it has found after this time, ms, and lets others have the thread. The first one ends with the first
 * folder, so that a page is there even if a folder below hangs.
 */
const stepMs = 50

/** A step ends after so many bytes; what it has begun still fits, since no entry is longer than 64 KiB. */
const maxStepBytes = 128 * 1024

/** Room before a chunk for its size, in a fixed number of digits (RFC 9112 §7.1: leading zeros are allowed). */
const sizeLine = '00000000\r\n'
const lastChunk = '0\r\n\r\n'

/** Runs on pool threads. One per worker. */
export class SearchRunner {
  readonly #folder: SharedFolder

  constructor(folder: SharedFolder) {
    this.#folder = folder
  }

  /** Goes on with a search, and advances it; each step has bytes unless it is cut. `data` has room for {@link maxStepBytes}, and for one entry more. */
  step(search: OpenSearch, { data: into, limitBytes, nowMs, isCancelled }: StepSpace): Produced {
    const writer = writerOf(search, nowMs)
    const start = search.isChunked ? sizeLine.length : 0
    const limit = start + Math.min(limitBytes, maxStepBytes)
    let at = start + into.write(search.opening, start)
    const isFirst = search.opening !== ''
    search.opening = ''
    const end = searchFolder(this.#folder, search.folder, search.from, {
      hidden: search.hidden,
      words: new SearchWords(search.text),
      stepMs: isFirst ? 0 : stepMs,
      isCancelled,
      onFound: (entry, below) => {
        at += into.write(writer.entry(entry, below, search.foundEntries), at)
        search.foundEntries++
        return at < limit && search.foundEntries < limits.searchEntries
      },
    })
    if (end === 'cancelled' || end === 'no-descriptors') return { bytes: 0, state: 'cut' }
    const isOver = end === 'done' || search.foundEntries >= limits.searchEntries
    if (isOver) at += into.write(writer.closing(search.foundEntries, end === 'done'), at)
    else search.from = end
    // White space means nothing here, and only when something is sent does the system tell that a client has left.
    if (at === start) at += into.write('\n', at)
    const bytes = search.isChunked ? frame(into, start, at, isOver) : at
    return { bytes, state: isOver ? 'done' : 'more' }
  }
}

function writerOf({ format, language }: OpenSearch, nowMs: number): SearchWriter {
  return format === 'json' ? searchJson : searchRows(textsIn(language), nowMs)
}

/** Makes [start, end) a chunk, and the last one if the content is complete. Returns where the bytes end. */
function frame(into: Buffer, start: number, end: number, isComplete: boolean): number {
  const size = (end - start).toString(16).padStart(sizeLine.length - 2, '0')
  into.write(`${size}\r\n`, 0, 'latin1')
  return end + into.write(isComplete ? `\r\n${lastChunk}` : '\r\n', end, 'latin1')
}
