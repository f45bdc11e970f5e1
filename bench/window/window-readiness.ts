/** How long the app's window takes from the moment that Electron is ready. */
import { DesktopApp, type StandIn } from '../../test/support/desktop-app.ts'
import { progress } from '../progress.ts'

/** Milliseconds from `app.whenReady()` to a window that shows its controls, once for each of `times` starts. */
export async function measureReadiness(times: number): Promise<number[]> {
  const results: number[] = []
  for (let round = 1; round <= times; round++) {
    await using app = await DesktopApp.launch()
    const readyAtMs = await app.electron.evaluate(() => (globalThis as StandIn).__standIn.readyAtMs)
    // The page is empty until all of it is mounted: its first paint is that of the whole window.
    const usableAtMs = await app.page.evaluate<number>(
      `new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (paint !== undefined) resolve(performance.timeOrigin + paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      })`,
    )
    results.push(usableAtMs - readyAtMs)
    progress(`window ${round}/${times}: usable after ${Math.round(usableAtMs - readyAtMs)} ms`)
  }
  return results
}
