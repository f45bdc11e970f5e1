/** Judges pages by the rules of axe. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Waits until no colour is on its way to another. What moves as long as something is sent never rests. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(`Promise.all(
    document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished.catch(() => {})),
  )`)
}

/** Returns what axe finds fault with in the page as it is, each with where. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The page's policy lets no script in; this one comes by the debugger. Colours are judged when they have come to rest.
  await page.evaluate(`(() => { ${axeSource} })()`)
  await atRest(page)
  const { violations, passes } = await page.evaluate<AxeResults>('axe.run(document)')
  expect(passes.length).toBeGreaterThan(10)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`),
  )
}
