/** The window under a synthetic flood of requests, see paced-listener.ts. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { WorkerOptions } from 'node:worker_threads'
import { DesktopApp } from '../../test/support/desktop-app.ts'
import { homeWithShare } from '../../test/support/temporary-home.ts'
import type { LoadRun } from '../wrk.ts'
import { measureFlood, watchAnswers, type Flood } from './window-flood.ts'

const pacedListener = fileURLToPath(new URL('paced-listener.ts', import.meta.url))

/** Shows the window `rate` requests per second for `seconds`. */
export async function floodByPacedListener(rate: number, seconds: number): Promise<Flood> {
  using home = await homeWithShare({ threads: 2 })
  await using app = await DesktopApp.launch({ home })
  await replaceListener(app)
  await app.page.evaluate(watchAnswers)
  await app.startSharing()
  const flood = await measureFlood(app, () => order(home.port, rate, seconds))
  if (app.complaints.length > 0) throw new Error(app.complaints.join('\n'))
  return flood
}

/** Makes the app's main process start paced-listener.ts instead of the real listener thread. */
async function replaceListener(app: DesktopApp): Promise<void> {
  await app.electron.evaluate((_, script) => {
    const threads = process.getBuiltinModule('node:worker_threads')
    const Original = threads.Worker
    threads.Worker = class extends Original {
      constructor(path: string | URL, options?: WorkerOptions) {
        super(/[\\/]listener[.]js$/.test(String(path)) ? script : path, options)
      }
    }
  }, pacedListener)
}

async function order(
  port: number,
  rate: number,
  seconds: number,
): Promise<Pick<LoadRun, 'requests' | 'durationUs'>> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`${rate} ${seconds}`)
  return JSON.parse(await text(socket)) as Pick<LoadRun, 'requests' | 'durationUs'>
}
