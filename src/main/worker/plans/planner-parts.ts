/** What responses are planned with. */
import type { Disk } from '../../files/disk.ts'
import type { ValidatorKind } from '../../../shared/settings.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import type { ArchivePlans } from '../archives/archive-plans.ts'

export type PlannerParts = {
  readonly folder: SharedFolder
  readonly disk: Disk
  readonly archives: ArchivePlans
  /** Name of the share: on its pages, and of the archive of all of it. */
  readonly shareName: string
  /** Name of the computer on its pages; empty for none. */
  readonly computerName: string
  readonly validators: ValidatorKind
}
