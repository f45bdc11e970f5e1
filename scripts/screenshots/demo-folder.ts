/** The folder in the pictures. */
import { mkdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a folder as people share them, with their sizes in bytes and their ages in days. */
const demoFiles: readonly (readonly [name: string, bytes: number, days: number])[] = [
  ['Summer in Lisbon/IMG_2031.jpg', 3_300_000, 0.2],
  ['Music/05 Blue in Green.flac', 32_900_000, 400],
  ['Slides & handouts/Workshop.pdf', 8_100_000, 3],
  ['Übungen/Blatt 1.pdf', 210_000, 1.2],
  ['Anna’s birthday.mov', 432_000_000, 25],
  ['Archive 2019–2024.zip', 25_500_000_000, 700],
  ['Budget.xlsx', 48_211, 12],
  ['IMG_2031.jpg', 3_355_443, 0.2],
  ['IMG_2032.jpg', 3_040_870, 0.2],
  ['Interview.m4a', 14_889_779, 60],
  ['Keynote recording.mp4', 1_857_573_683, 2],
  ['notes.txt', 812, 0.02],
]

/** Makes the folder in `parent` and returns its path. The files are sparse and take no space. */
export function makeDemoFolder(parent: string): string {
  const folder = join(parent, 'Holiday 2026')
  for (const [name, bytes, days] of demoFiles) {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, '')
    truncateSync(path, bytes)
    const seconds = Date.now() / 1000 - days * 86_400
    utimesSync(path, seconds, seconds)
    utimesSync(join(path, '..'), seconds, seconds)
  }
  return folder
}
