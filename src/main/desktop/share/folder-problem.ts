/** Looks at a folder without keeping anyone waiting. */
import { folderFailure, type ServerFailureCode } from '../../../shared/server-failure.ts'
import { trackIo } from '../../base/pending-io.ts'
import { opendir } from '../system/original-fs.ts'

/** Why a folder can't be shared as it is now, undefined if it can, as far as one can tell beforehand. */
export async function folderProblem(path: string): Promise<ServerFailureCode | undefined> {
  try {
    await trackIo(open(path))
    return undefined
  } catch (error) {
    return folderFailure(error).code
  }
}

async function open(path: string): Promise<void> {
  await (await opendir(path)).close()
}
