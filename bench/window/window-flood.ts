/** Measures the window under a flood of requests: frames, clicks, memory, and whether its counts are right. */
import type { CDPSession } from 'playwright-core'
import type { DesktopApp } from '../../test/support/desktop-app.ts'
import { progress } from '../progress.ts'
import type { LoadRun } from '../wrk.ts'

export type Flood = {
  readonly requestsPerSecond: number
  /** As the load generator counts them. */
  readonly sent: number
  /** As the engine counts them: those under way at the end were sent, too, but not waited for. */
  readonly answered: number
  /** As the window counts them: lines, and requests without a line. */
  readonly counted: number
  readonly framesPerSecond: number
  readonly longestFrameMs: number
  /** From the press of a button to the frame that shows its effect, ms. */
  readonly clicksMs: number[]
  readonly heapBeforeBytes: number
  readonly heapAfterBytes: number
}

/** How long the last click may take to show its effect, ms: longer than any measured one. */
const patienceMs = 5000

/** How often a button is pressed, ms. */
const clickEveryMs = 200

/** Runs in the page. An event's time is that of its arrival in the browser, before the page handles it. */
const watch = `
globalThis.watched = { frames: 0, longestFrameMs: 0, clicksMs: [] }
{
  const { watched } = globalThis
  let before = performance.now()
  const frame = (now) => {
    watched.frames++
    watched.longestFrameMs = Math.max(watched.longestFrameMs, now - before)
    before = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  addEventListener('click', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => watched.clicksMs.push(performance.now() - timeStamp)
      port2.postMessage(0)
    })
  }, true)
}`

/** Runs in the page, from before the first request. */
export const watchAnswers = `
globalThis.answered = 0
spool.on('live', ({ snapshot }) => (answered = snapshot.totals.requests))`

type Watched = Pick<Flood, 'longestFrameMs' | 'clicksMs'> & { readonly frames: number }

/** Empties the window's log, then starts the flood. {@link watchAnswers} must have been run. */
export async function measureFlood(
  app: DesktopApp,
  start: () => Promise<Pick<LoadRun, 'requests' | 'durationUs'>>,
): Promise<Flood> {
  const { page } = app
  const session = await page.context().newCDPSession(page)
  const answeredBefore = await totalRequests(app)
  await clearLog(app)
  const heapBeforeBytes = await heapBytes(session)
  await page.evaluate(watch)
  progress('flood')
  let isOver = false
  const load = start().finally(() => (isOver = true))
  await Promise.all([load, pressPause(app, () => isOver)])
  const run = await load
  const watched = await page.evaluate<Watched>('watched')
  const answered = await totalRequests(app)
  const counted = await countedByWindow(app, answered - answeredBefore)
  return {
    requestsPerSecond: (run.requests / run.durationUs) * 1e6,
    sent: run.requests,
    answered: answered - answeredBefore,
    counted,
    framesPerSecond: (watched.frames / run.durationUs) * 1e6,
    longestFrameMs: watched.longestFrameMs,
    clicksMs: watched.clicksMs,
    heapBeforeBytes,
    heapAfterBytes: await heapBytes(session),
  }
}

async function clearLog({ page }: DesktopApp): Promise<void> {
  await page.getByTestId('log-menu').click()
  const clear = page.getByTestId('log-clear')
  // There may be nothing to clear yet.
  if (await clear.isEnabled()) await clear.click()
  else await page.keyboard.press('Escape')
}

/** Presses Pause and Resume alternately until the flood is over; ends with the log running. */
async function pressPause({ page }: DesktopApp, isOver: () => boolean): Promise<void> {
  const box = await page.getByRole('button', { name: 'Pause', exact: true }).boundingBox()
  if (box === null) throw new Error('There is no button to press.')
  for (let presses = 0; !isOver() || presses % 2 === 1; presses++) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await new Promise((resolve) => setTimeout(resolve, clickEveryMs))
  }
  // It must not move: no user could hit it otherwise.
  await page
    .getByRole('button', { name: 'Pause', exact: true })
    .waitFor({ timeout: patienceMs })
    .catch(() => {
      throw new Error('A click has missed its button.')
    })
}

/** Returns the engine's own count, once it no longer changes. */
async function totalRequests({ page }: DesktopApp): Promise<number> {
  for (let before = -1; ;) {
    const now = await page.evaluate<number>('answered')
    if (now === before) return now
    before = now
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Returns what the window shows below its log; without a filter that covers all lines that it holds. */
async function countedByWindow({ page }: DesktopApp, expected: number): Promise<number> {
  const said = page.getByTestId('left-out')
  const count = async () => {
    const numbers = (await said.innerText()).replaceAll(',', '').match(/\d+/g) ?? []
    return numbers.reduce((sum, number) => sum + Number(number), 0)
  }
  // The window may be a frame behind.
  for (let tries = 0; tries < 20 && (await count()) !== expected; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  return count()
}

async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value
}
