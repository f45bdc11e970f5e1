/** What the runtime costs alone: the least that a server on Node can do for the same bytes. */
import { floor } from '../results.ts'
import { versionOf } from '../find-program.ts'
import type { ServerSpec } from '../server-spec.ts'
import { repositoryNode, repositoryPath } from './repository.ts'

export function findBare(): ServerSpec {
  const node = repositoryNode()
  return {
    name: floor,
    version: `Node ${versionOf(node, '--version')}`,
    setup: 'the floor: one thread that answers from memory, without parsing, disk or log',
    logsToOutput: false,
    lists: false,
    facesSlowReaders: false,
    command: (launch) => ({
      file: node,
      args: [repositoryPath('bench/bare-server.ts'), launch.root, String(launch.port)],
    }),
  }
}
