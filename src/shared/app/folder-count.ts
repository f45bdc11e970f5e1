/** What the count of a folder says. */
import type { ServerFailureCode } from '../server-failure.ts'

/** So much was counted; `complete` is false while counting goes on. */
export type FolderCount = {
  readonly files: number
  readonly bytes: number
  readonly complete: boolean
  /** Why nothing could be counted. */
  readonly problem?: ServerFailureCode
}
