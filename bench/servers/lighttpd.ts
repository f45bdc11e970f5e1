/** lighttpd with two workers. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, versionOf } from '../find-program.ts'
import type { Launch, MissingServer, ServerSpec } from '../server-spec.ts'

export function findLighttpd(): ServerSpec | MissingServer {
  const file = findProgram('lighttpd')
  if (file === undefined) return { name: 'lighttpd', missing: 'not installed: apt-get install lighttpd' }
  return {
    name: 'lighttpd',
    version: versionOf(file, '-v'),
    setup: '2 worker processes, sendfile, dir-listing; combined log to a file, buffered',
    logsToOutput: false,
    lists: true,
    facesSlowReaders: true,
    command(launch) {
      const configFile = join(launch.folder, 'lighttpd.conf')
      writeFileSync(configFile, configuration(launch))
      return { file, args: ['-D', '-f', configFile] }
    },
  }
}

function configuration(launch: Launch): string {
  // 65535 is the largest number of requests on one connection that it can count.
  return `server.modules = ( "mod_accesslog", "mod_dirlisting" )
server.document-root = "${launch.root}"
server.bind = "127.0.0.1"
server.port = ${launch.port}
server.max-worker = 2
server.max-fds = 16384
server.max-keep-alive-requests = 65535
server.errorlog = "${join(launch.folder, 'error.log')}"
server.upload-dirs = ( "${launch.folder}" )
accesslog.filename = "${launch.logFile}"
dir-listing.activate = "enable"
mimetype.assign = (
  ".css" => "text/css", ".js" => "text/javascript", ".json" => "application/json",
  ".txt" => "text/plain; charset=utf-8", ".svg" => "image/svg+xml", ".png" => "image/png",
  ".jpg" => "image/jpeg", ".woff2" => "font/woff2", "" => "application/octet-stream"
)
`
}
