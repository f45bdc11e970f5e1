/** Looks at a folder without keeping anyone waiting. */
import { opendir } from 'node:fs/promises'
import { folderFailure, type ServerFailureCode } from '../../shared/server-failure.ts'

/** Why a folder can't be shared as it is now, undefined if it can, as far as one can tell beforehand. */
export async function folderProblem(path: string): Promise<ServerFailureCode | undefined> {
  try {
    await (await opendir(path)).close()
    return undefined
  } catch (error) {
    return folderFailure(error).code
  }
}
