/** `nativeTheme`: sets light or dark for the pages. */
import type { NativeTheme } from 'electron'
import { FakeEmitter, refuseUnknown, type Fake } from './fake.ts'
import type { Surface } from './surface.ts'
import { openWindows } from './windows.ts'

class FakeNativeTheme extends FakeEmitter implements Fake<NativeTheme, Surface['NativeTheme']> {
  #source: NativeTheme['themeSource'] = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
  }

  /** The system's own theme is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source
  }

  set themeSource(source) {
    if (source === this.#source) return
    this.#source = source
    for (const { webContents } of openWindows) webContents.setColorScheme(source)
    this.emit('updated')
  }
}

refuseUnknown('nativeTheme', FakeNativeTheme.prototype)
export const nativeTheme = new FakeNativeTheme()
