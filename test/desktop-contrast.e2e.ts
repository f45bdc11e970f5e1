/** The window of the built desktop app in the few colours of a contrast theme, where surfaces are all alike. */
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { atRest } from './support/axe.ts'
import { Download } from './support/download.ts'
import { openSettings } from './support/open-settings.ts'
import { soon } from './support/serve.ts'
import { tellWindow } from './support/tell-window.ts'
import { sharedApp } from './support/shared-app.ts'
import type { TemporaryHome } from './support/temporary-home.ts'

const shared = sharedApp()

/** What is seen of an element, or of what stands before or after its content. */
type Look = {
  readonly fill: string
  readonly edge: string
  readonly edgeWidth: number
  readonly text: string
}

describe.each(['light', 'dark'] as const)('a %s contrast theme', (colorScheme) => {
  let home: TemporaryHome & { readonly port: number }
  let app: DesktopApp
  let download: Download
  let canvas: string

  const look = (selector: string, pseudo = '') =>
    app.page.evaluate<Look>(
      `(() => {
        const style = getComputedStyle(document.querySelector(${JSON.stringify(selector)}), '${pseudo}')
        return {
          fill: style.backgroundColor,
          edge: style.borderTopColor,
          edgeWidth: style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth),
          text: style.color,
        }
      })()`,
    )

  beforeAll(async () => {
    ;({ app, home } = await shared.begin({ appearance: colorScheme, hidden: true }))
    await app.page.emulateMedia({ forcedColors: 'active', colorScheme })
    canvas = (await look('body')).fill
    await app.startSharing()
    await app.showLanes()
    writeFileSync(join(home.share, 'large.bin'), '')
    truncateSync(join(home.share, 'large.bin'), 48 << 20)
    download = await Download.start(home.port, '/large.bin', { pauseAfterBytes: 1 })
    await app.page.getByTestId('transfer').waitFor()
    for (const name of ['hello.txt', 'none.txt'])
      await (await fetch(`http://127.0.0.1:${home.port}/${name}`)).arrayBuffer()
    await app.page.getByTestId('log-row').nth(1).waitFor()
  })
  afterAll(() => download[Symbol.dispose]())

  it(`Switches have an edge and a knob, and differ when on and off, in a ${colorScheme} contrast theme`, async () => {
    await openSettings(app)
    await app.page.getByTestId('hidden').waitFor()
    const [on, off] = [await look('[data-testid=hidden]'), await look('[data-testid=shareOnLaunch]')]
    const knobs = [
      await look('[data-testid=hidden]', '::after'),
      await look('[data-testid=shareOnLaunch]', '::after'),
    ]
    expect(on.fill).not.toBe(off.fill)
    expect(on.edgeWidth).toBeGreaterThan(0)
    expect(off.edgeWidth).toBeGreaterThan(0)
    expect(off.edge).not.toBe(canvas)
    expect(knobs[0]!.fill).not.toBe(on.fill)
    expect(knobs[1]!.fill).not.toBe(off.fill)
    await app.page.keyboard.press('Escape')
  })

  it(`The button that starts and stops has an edge in a ${colorScheme} contrast theme`, async () => {
    const { edge, edgeWidth } = await look('#share-switch')
    expect(edgeWidth).toBeGreaterThan(0)
    expect(edge).not.toBe(canvas)
  })

  it(`Bars and the gauge have an edge and a fill that differs from it in a ${colorScheme} contrast theme`, async () => {
    for (const [whole, filled] of [
      ['[role=progressbar]', '[data-testid=weave]'],
      ['[data-testid=queue]', '[data-testid=queue] > span'],
    ] as const) {
      const { fill, edge, edgeWidth } = await look(whole)
      expect([whole, edgeWidth]).not.toEqual([whole, 0])
      expect([whole, edge]).not.toEqual([whole, fill])
      expect([whole, (await look(filled)).fill]).not.toEqual([whole, fill])
    }
  })

  it(`Lanes have a line and yarn, and stuck ones differ, in a ${colorScheme} contrast theme`, async () => {
    // No disk here is slow enough for one.
    await app.page.evaluate(`(() => {
      const lane = document.querySelector('.lane')
      lane.parentElement.append(Object.assign(lane.cloneNode(true), { className: 'lane stuck' }))
    })()`)
    await atRest(app.page)
    const [line, yarn, stuck] = [
      await look('.line', '::before'),
      await look('.lane:not(.stuck) .yarn'),
      await look('.stuck .yarn'),
    ]
    for (const { fill } of [line, yarn, stuck]) expect(fill).not.toBe(canvas)
    expect(yarn.fill).not.toBe(stuck.fill)
  })

  it(`The chosen row of the log differs from others and can be read in a ${colorScheme} contrast theme`, async () => {
    await app.page.getByTestId('log-row').nth(1).click()
    await app.page.getByTestId('log-details').waitFor()
    const selected = await look('[aria-selected=true]')
    expect(selected.fill).not.toBe((await look('[data-testid=log-row][aria-selected=false]')).fill)
    for (const cell of ['.time', '.status', '.thread', '.target']) {
      const { text, fill } = await look(`[aria-selected=true] ${cell}`)
      expect([cell, text]).not.toEqual([cell, selected.fill])
      // Nothing of its own lies behind it.
      expect([cell, fill]).toEqual([cell, 'rgba(0, 0, 0, 0)'])
    }
    await app.page.keyboard.press('Escape')
  })

  // The last test: main sends no other state during it.
  it(`The dot of the state has an edge and a colour for each state in a ${colorScheme} contrast theme`, async () => {
    const sharing = await look('.dot')
    expect(sharing.edgeWidth).toBeGreaterThan(0)
    expect(sharing.fill).not.toBe(canvas)
    const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
    const fills = [sharing.fill]
    for (const kind of ['stopped', 'failed'] as const) {
      const rest = { reason: 'internal', detail: '', port: 80, freePort: undefined } as const
      await tellWindow(app, 'state', {
        ...state,
        sharing: kind === 'failed' ? { kind, ...rest } : { kind },
      })
      await app.state(kind)
      const { fill, edge } = await look('.dot')
      expect(edge).not.toBe(canvas)
      fills.push(fill)
    }
    expect(new Set(fills).size).toBe(3)
    await expect.poll(async () => (await look('.failure')).edgeWidth, soon).toBeGreaterThan(0)
  })
})
