/** The open windows. */
import type { FakeBrowserWindow } from './browser-window.ts'

export const openWindows = new Set<FakeBrowserWindow>()
