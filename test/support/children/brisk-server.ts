/** A server with the brisk listener, in a process that a test can pause and resume. Sends its port to its parent. */
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { startServer } from '../../../src/main/host/server-host.ts'
import { ServerSettings } from '../../../src/shared/settings.ts'
import '../compile-cache.ts'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const scripts = {
  listener: path('../workers/brisk-listener.ts'),
  worker: path('../../../src/main/worker/main.ts'),
}
const settings = v.parse(ServerSettings, { folder: process.argv[2], port: 0, host: '127.0.0.1', threads: 1 })
const result = await startServer(settings, {}, scripts)
if (!result.ok) throw new Error(result.failure.detail)
process.send!(result.server.port)
