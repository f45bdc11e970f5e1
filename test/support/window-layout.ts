/** What the window of the desktop app shows of its parts: what sticks out, what is cut, what is in sight. */
import type { LogLine } from '../../src/shared/app/app-state.ts'
import { directionOf, type Language } from '../../src/shared/messages/languages.ts'
import type { DesktopApp } from './desktop-app.ts'

/** Elements that stick out of the window, or hold more than they show without being meant to. */
export async function overflowing({ page }: DesktopApp): Promise<string[]> {
  const found = await page.evaluate<string[]>(
    `[...document.querySelectorAll('*')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        const { overflowX, clipPath } = getComputedStyle(element)
        const isClipped = element.parentElement !== null && getComputedStyle(element.parentElement).overflowX !== 'visible'
        if (width === 0 || clipPath !== 'none' || isClipped) return false
        const holdsMore = overflowX === 'visible' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
        return left < -1 || right > innerWidth + 1 || holdsMore
      })
      .map((element) => element.outerHTML.slice(0, 120))`,
  )
  const isWider = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  return isWider ? ['the page', ...found] : found
}

/** Words and controls that stick out of their panel, or hold more than they show: what is cut in a language with longer words. */
export async function cut({ page }: DesktopApp): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('header, .notice, section, dialog')]
      .filter((panel) => document.querySelector('dialog[open]') === null || panel.matches('dialog'))
      .flatMap((panel) => {
        const { left, right } = panel.getBoundingClientRect()
        const parts = panel.querySelectorAll('h1, h2, p, button, label, select, input, legend, dt, dd, header > span, [role=columnheader], .figures > *, .legend > *, .queue, .state > *')
        return [...parts].filter((part) => {
          const box = part.getBoundingClientRect()
          // What only screen readers get has a pixel.
          if (box.width <= 1 || part.closest('.hidden-visually') !== null) return false
          const isLonger = !part.matches('input, select') && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0
          return isLonger || box.left < left - 1 || box.right > right + 1
        })
      })
      .map((part) => part.outerHTML.slice(0, 120))`,
  )
}

/** The choices and fields of the share panel that are narrower than the longest words that can stand in them. */
export async function cutOptions({ page }: DesktopApp): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('.options :is(select, input)')]
      .filter((control) => {
        const whole = control.cloneNode(true)
        whole.style.cssText = 'position: absolute; min-width: 0; max-width: none; width: max-content'
        if (control.matches('input')) whole.style.fieldSizing = 'content'
        // These open a question, and never stand there.
        for (const question of whole.querySelectorAll('[value^=asks]')) question.remove()
        control.after(whole)
        const isCut = whole.offsetWidth > control.offsetWidth
        whole.remove()
        return isCut || control.offsetWidth === 0
      })
      .map((control) => control.dataset.testid)`,
  )
}

/** Changes the language of the window, and waits until it shows it. */
export async function speak(app: DesktopApp, language: Language): Promise<void> {
  await app.setPreferences({ language })
  await app.page.locator(`html[lang=${language}][dir=${directionOf(language)}]`).waitFor()
}

/** Whether what the selector names can be seen to all its edges: nothing lies over it, nothing cuts it. */
export function isInSight({ page }: DesktopApp, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(
    `(() => {
      const element = document.querySelector('${selector}')
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const edges = [[left + 1, y], [right - 1, y], [x, top + 1], [x, bottom - 1]]
      return edges.every(([x, y]) => element.contains(document.elementFromPoint(x, y)))
    })()`,
  )
}

/** Lines that the engine might have sent; only their clients matter here. */
export function linesFrom(...clients: readonly string[]): LogLine[] {
  return clients.map((client, index) => ({
    number: 1_000_000 + index,
    timeMs: Date.UTC(2026, 4, 1) + index,
    client,
    connection: index,
    method: 'GET',
    target:
      '/Summer%20in%20Lisbon/A%20folder%20with%20a%20name%20that%20is%20far%20from%20short/Lisbon%20at%20night.jpg',
    version: '1.1',
    status: 200,
    contentBytes: 123_456_789,
    durationMs: 59_000,
    thread: 7,
    aborted: true,
    referer: '',
    userAgent: '',
  }))
}
