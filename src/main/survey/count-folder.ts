/** Counts the files in a folder and all folders below it, as the server would show them. */
import { opendirSync, statSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import type { FolderCount } from '../../shared/app/app-state.ts'
import type { ServerFailureCode } from '../../shared/server-failure.ts'
import { probeFolderSync } from '../base/folder-probe.ts'

/** Time between two reports, ms. */
const reportMs = 250

/**
 * Counts regular files and their sizes, those with a dotted name or below one only if `hidden`. Links are left out: they
 * would count files twice or lead in circles. Whatever can't be read counts as nothing, unless it is the folder itself.
 * Blocks its thread; calls `report` every {@link reportMs} and at the end.
 */
export function countFolder(folder: string, hidden: boolean, report: (count: FolderCount) => void): void {
  const problem = problemOf(folder)
  if (problem !== undefined) {
    report({ files: 0, bytes: 0, complete: true, problem })
    return
  }
  const waiting = [folder]
  let files = 0
  let bytes = 0
  let reportedAt = performance.now()
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    for (const entry of entriesOf(current)) {
      if (!hidden && entry.name.startsWith('.')) continue
      const path = join(current, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      if (!entry.isFile()) continue
      const size = sizeOf(path)
      if (size === undefined) continue
      files++
      bytes += size
      if (performance.now() - reportedAt < reportMs) continue
      reportedAt = performance.now()
      report({ files, bytes, complete: false })
    }
  }
  report({ files, bytes, complete: true })
}

function problemOf(folder: string): ServerFailureCode | undefined {
  const { failure } = probeFolderSync(folder)
  return failure === undefined || failure.code.startsWith('folder-') ? failure?.code : 'folder-not-readable'
}

function* entriesOf(folder: string): Generator<Dirent> {
  try {
    using directory = opendirSync(folder)
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) yield entry
  } catch {
    // Not readable, or gone meanwhile.
  }
}

/** Returns undefined for a file that is gone, or that can't be looked at. */
function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size
  } catch {
    return undefined
  }
}
