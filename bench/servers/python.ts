/** Python's well-known one-liner. */
import { findProgram, outputOf, versionOf } from '../find-program.ts'
import type { MissingServer, ServerSpec } from '../server-spec.ts'

export function findPython(): ServerSpec | MissingServer {
  const found = findProgram('python3')
  if (found === undefined) return { name: 'python', missing: 'not installed: apt-get install python3' }
  // `python3` may be a shell script (pyenv) that only then looks for the interpreter.
  const file = outputOf(found, '-c', 'import sys; print(sys.executable)') || found
  return {
    name: 'python',
    version: versionOf(file, '--version'),
    setup: 'http.server: a thread for each connection, HTTP/1.0; log on standard error, to a file',
    logsToOutput: true,
    lists: true,
    facesSlowReaders: false,
    command: (launch) => ({
      file,
      args: ['-m', 'http.server', String(launch.port), '--bind', '127.0.0.1', '--directory', launch.root],
    }),
  }
}
