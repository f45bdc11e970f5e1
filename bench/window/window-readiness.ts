/** Measures how long the app's window takes once Electron is ready. */
import { DesktopApp, type StandIn } from '../../test/support/desktop-app.ts'
import { progress } from '../progress.ts'

/** Milliseconds from `app.whenReady()`. */
export type Readiness = {
  /** Until the window shows its controls. */
  readonly usableMs: number
  /** Until its page begins to load: on the stand-in, Chromium takes this long to make an empty one. */
  readonly pageMs: number
}

/** Starts the app `times` times. */
export async function measureReadiness(times: number): Promise<Readiness[]> {
  const results: Readiness[] = []
  for (let round = 1; round <= times; round++) {
    await using app = await DesktopApp.launch()
    const readyAtMs = await app.electron.evaluate(() => (globalThis as StandIn).__standIn.readyAtMs)
    // The page is empty until all of it is mounted, so its first paint is that of the whole window.
    const { beganAtMs, paintMs } = await app.page.evaluate<{ beganAtMs: number; paintMs: number }>(
      `new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (paint !== undefined) resolve({ beganAtMs: performance.timeOrigin, paintMs: paint.startTime })
        }).observe({ type: 'paint', buffered: true })
      })`,
    )
    const pageMs = beganAtMs - readyAtMs
    const usableMs = pageMs + paintMs
    results.push({ usableMs, pageMs })
    progress(`window ${round}/${times}: usable after ${Math.round(usableMs)} ms`)
  }
  return results
}
