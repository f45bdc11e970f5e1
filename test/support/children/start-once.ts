/** Starts a server with the settings in its only argument (JSON), prints the result (JSON) and stops the server. */
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { startServer } from '../../../src/main/host/server-host.ts'
import { ServerSettings } from '../../../src/shared/settings.ts'

const script = (name: string) => fileURLToPath(new URL(`../../../src/main/${name}/main.ts`, import.meta.url))

const settings = v.parse(ServerSettings, JSON.parse(process.argv[2]!))
const result = await startServer(settings, {}, { listener: script('listener'), worker: script('worker') })
console.log(JSON.stringify(result.ok ? { ok: true, port: result.server.port } : result))
if (result.ok) await result.server.stop(0)
