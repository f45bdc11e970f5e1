/** Caddy's file server. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, versionOf } from '../find-program.ts'
import type { Launch, MissingServer, ServerSpec } from '../server-spec.ts'

export function findCaddy(): ServerSpec | MissingServer {
  const file = findProgram('caddy')
  if (file === undefined) return { name: 'caddy', missing: 'not installed: apt-get install caddy' }
  return {
    name: 'caddy',
    version: versionOf(file, 'version'),
    setup: 'one process, Go’s threads, file_server browse; JSON log to a file',
    logsToOutput: false,
    lists: true,
    facesSlowReaders: true,
    command(launch) {
      const configFile = join(launch.folder, 'Caddyfile')
      writeFileSync(configFile, configuration(launch))
      return {
        file,
        args: ['run', '--config', configFile, '--adapter', 'caddyfile'],
        // Otherwise it saves its last configuration in the user's home.
        env: { HOME: launch.folder, XDG_CONFIG_HOME: launch.folder, XDG_DATA_HOME: launch.folder },
      }
    },
  }
}

function configuration(launch: Launch): string {
  return `{
  admin off
  auto_https off
}
http://127.0.0.1:${launch.port} {
  bind 127.0.0.1
  root * ${launch.root}
  file_server browse
  log {
    output file ${launch.logFile} {
      roll_disabled
    }
  }
}
`
}
