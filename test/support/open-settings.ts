/** The settings in the window of the desktop app, whatever its language. */
import type { DesktopApp } from './desktop-app.ts'

/** Opens the settings unless they are open, and in them a tab. */
export async function openSettings(
  { page }: DesktopApp,
  tab: 'share' | 'app' | 'advanced' = 'share',
): Promise<void> {
  const head = page.locator(`#settings-${tab}-tab`)
  if ((await head.count()) === 0) await page.locator('header .button').last().click()
  await head.click()
}
