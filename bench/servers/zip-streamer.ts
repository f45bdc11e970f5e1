/** The reference for archives, zip-streamer.ts. It takes part in nothing else. */
import type { ServerSpec } from '../server-spec.ts'
import { repositoryNode, repositoryPath } from './repository.ts'

export const zipStreamer: ServerSpec = {
  name: 'zip-streamer',
  version: '',
  setup: 'one thread, no log',
  logsToOutput: false,
  lists: false,
  facesSlowReaders: false,
  command: (launch) => ({
    file: repositoryNode(),
    args: [repositoryPath('bench/zip-streamer.ts'), launch.root, String(launch.port)],
  }),
}
