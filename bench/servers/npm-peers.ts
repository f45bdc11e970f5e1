/** The static servers that people start from npm: one process, one thread, a log on standard output. */
import { existsSync, readFileSync } from 'node:fs'
import type { Launch, MissingServer, ServerSpec } from '../server-spec.ts'
import { repositoryNode, repositoryPath } from './repository.ts'

export function findSirv(): ServerSpec | MissingServer {
  return findPeer('sirv', 'sirv-cli', {
    // It reads the folder once, at the start, and has no listings.
    lists: false,
    setup: 'knows its files from the start',
    args: (launch) => [launch.root, '--host', '127.0.0.1', '--port', String(launch.port)],
  })
}

export function findHttpServer(): ServerSpec | MissingServer {
  return findPeer('http-server', 'http-server', {
    lists: true,
    setup: 'caching off',
    args: (launch) => [launch.root, '-a', '127.0.0.1', '-p', String(launch.port), '-c-1'],
  })
}

export function findServe(): ServerSpec | MissingServer {
  return findPeer('serve', 'serve', {
    lists: true,
    setup: 'defaults',
    args: (launch) => [
      '--listen',
      `tcp://127.0.0.1:${launch.port}`,
      '--no-clipboard',
      '--no-port-switching',
      launch.root,
    ],
  })
}

type Peer = { lists: boolean; setup: string; args: (launch: Launch) => string[] }

function findPeer(name: string, packageName: string, peer: Peer): ServerSpec | MissingServer {
  const folder = repositoryPath(`bench/node_modules/${packageName}`)
  if (!existsSync(folder)) return { name, missing: 'not installed: npm ci --prefix bench' }
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    version: string
    bin: Record<string, string>
  }
  const script = `${folder}/${Object.values(manifest.bin)[0]!}`
  return {
    name,
    version: manifest.version,
    setup: `one process, one thread, ${peer.setup}; log on standard output, to a file`,
    logsToOutput: true,
    lists: peer.lists,
    facesSlowReaders: false,
    command: (launch) => ({
      file: repositoryNode(),
      args: [script, ...peer.args(launch)],
      env: { NO_UPDATE_CHECK: '1', NODE_ENV: 'production' },
    }),
  }
}
