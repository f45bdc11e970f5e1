/** nginx with two workers, as a careful administrator would set it up for static files. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, versionOf } from '../find-program.ts'
import type { Launch, MissingServer, ServerSpec } from '../server-spec.ts'

const mimeTypes = '/etc/nginx/mime.types'

export function findNginx(): ServerSpec | MissingServer {
  const file = findProgram('nginx')
  if (file === undefined) return { name: 'nginx', missing: 'not installed: apt-get install nginx-light' }
  return {
    name: 'nginx',
    version: versionOf(file, '-v'),
    setup: '2 worker processes, sendfile, tcp_nopush, autoindex; combined log to a file, unbuffered',
    logsToOutput: false,
    lists: true,
    facesSlowReaders: true,
    command(launch) {
      const configFile = join(launch.folder, 'nginx.conf')
      writeFileSync(configFile, configuration(launch))
      // `-e`: without it nginx writes to its built-in error log before it has read the configuration.
      const errorLog = join(launch.folder, 'error.log')
      return { file, args: ['-p', launch.folder, '-c', configFile, '-e', errorLog] }
    },
  }
}

function configuration(launch: Launch): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${join(launch.folder, name)};`)
    .join('\n')
  // As root, nginx would switch its workers to a user without access to our temporary folder.
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 2;
pid ${join(launch.folder, 'nginx.pid')};
error_log ${join(launch.folder, 'error.log')};
events { worker_connections 10240; }
http {
  ${existsSync(mimeTypes) ? `include ${mimeTypes};` : ''}
  default_type application/octet-stream;
${temporary}
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  access_log ${launch.logFile} combined;
  log_not_found off;
  server {
    listen 127.0.0.1:${launch.port};
    root ${launch.root};
    location / { autoindex on; }
  }
}
`
}
