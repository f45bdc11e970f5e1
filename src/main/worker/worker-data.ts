/** What the listener hands to each worker thread. */
import type { MessagePort } from 'node:worker_threads'
import type { ValidatorKind } from '../../shared/settings.ts'
import type { EngineMemory } from '../jobs/engine-memory.ts'

export type WorkerData = {
  readonly memory: EngineMemory
  /** Number of the thread in the pool, from 0. */
  readonly thread: number
  /** Number of the thread among all owners of locks, see the mutex. */
  readonly owner: number
  /** Real path of the shared folder, latin1; undefined for the items on the item board. */
  readonly root: string | undefined
  /** What people call the shared folder; '' for items. */
  readonly shareName: string
  /** Empty for none. */
  readonly computerName: string
  readonly ownNames: readonly string[]
  readonly validators: ValidatorKind
  /** Memory for small files, bytes. */
  readonly cacheBytes: number
  /** Where generated pages too long for a chunk go. */
  readonly pages: MessagePort
  /** Name of the channel on which the workers of this server tell each other what archives they have planned. */
  readonly archiveChannel: string
}
