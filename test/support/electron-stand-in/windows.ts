/** The windows that are open. */
import type { FakeBrowserWindow } from './browser-window.ts'

export const openWindows = new Set<FakeBrowserWindow>()
