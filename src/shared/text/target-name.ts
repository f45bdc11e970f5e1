/** What people call that which a request asks for. */
import { visibleTarget } from './visible-target.ts'

/** Name of the file or folder that a request target (latin1, as received) leads to; `/` for the share itself. */
export function targetName(target: string): string {
  const path = target.split('?', 1)[0]!
  return visibleTarget(path.split('/').findLast((part) => part !== '') ?? path)
}
