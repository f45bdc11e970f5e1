/** Spool itself, as built, through its terminal command. */
import { existsSync, readFileSync } from 'node:fs'
import type { Launch, MissingServer, ServerSpec } from '../server-spec.ts'
import { versionOf } from '../find-program.ts'
import { repositoryNode, repositoryPath } from './repository.ts'

export function findSpool(): ServerSpec | MissingServer {
  const cli = repositoryPath('out/main/cli.js')
  if (!existsSync(cli)) return { name: 'spool', missing: 'not built: npm run build' }
  const manifest = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')) as { version: string }
  const node = repositoryNode()
  const command = (launch: Launch, log: string[]) => ({
    file: node,
    args: [
      cli,
      launch.root,
      ...launch.items,
      String(launch.port),
      '--host',
      '127.0.0.1',
      '--threads',
      String(launch.threads),
      ...(launch.keyed ? ['--key'] : []),
      ...log,
    ],
  })
  return {
    name: 'spool',
    version: `${manifest.version} on Node ${versionOf(node, '--version')}`,
    setup: 'one listener thread, 2 worker threads; combined log to a file',
    logsToOutput: false,
    lists: true,
    facesSlowReaders: true,
    command: (launch) => command(launch, ['--log-format', 'combined', '--log-file', launch.logFile]),
    eventCommand: (launch) => command(launch, ['--log-format', 'json']),
  }
}
