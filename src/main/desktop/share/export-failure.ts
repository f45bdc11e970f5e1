/** Why a log could not be written, in words that the window has a text for. */
import type { ExportFailure } from '../../../shared/app/app-channels.ts'

const failures: Partial<Record<string, ExportFailure>> = {
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EROFS: 'noPermission',
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
}

/** The failure for an error of writing a file. */
export function exportFailure(error: unknown): ExportFailure {
  return failures[(error as NodeJS.ErrnoException).code ?? ''] ?? 'other'
}
