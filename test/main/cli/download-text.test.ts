import { describe, expect, it, vi } from 'vitest'

const download = (target: string, sentBytes: number, contentBytes: number) => ({
  target,
  sentBytes,
  contentBytes,
})
const film = download('/Films/film.mkv', 30e6, 400e6)
const photos = download('/Photos/?zip', 8.4e6, 100e6)

/** Sizes count as those of the system that the tests run on, so it is fixed here. */
vi.resetModules()
vi.stubGlobal('process', Object.create(process, { platform: { value: 'linux' } }))
const { statusText, waitingText } = await import('../../../src/main/cli/download-text.ts')
vi.unstubAllGlobals()

describe('running downloads in the terminal', () => {
  it.each([
    [[film, photos], 12e6, '2 downloads, 38.4 of 500 MB, 12.0 MB/s'],
    [[film, photos], undefined, '2 downloads, 38.4 of 500 MB'],
    [[film], 0, '1 download, 30.0 of 400 MB, 0 B/s  /Films/film.mkv'],
    [[photos], 1500, '1 download, 8.4 of 100 MB, 1.5 KB/s  /Photos (ZIP)'],
    [[download('/a', 900e3, 2e6)], 1, '1 download, 900 KB of 2.0 MB, 1 B/s  /a'],
    [[download('/a%1b[2J', 0, 5)], undefined, '1 download, 0 of 5 B  /a\\x1b[2J'],
  ])('The status says how many there are, how far and how fast: %#', (downloads, rate, text) => {
    expect(statusText(downloads, rate)).toBe(text)
  })

  it.each([
    [[film], '1 download (30.0 of 400 MB): /Films/film.mkv'],
    [[film, photos], '2 downloads (38.4 of 500 MB): /Films/film.mkv, /Photos (ZIP)'],
    [
      [film, photos, film, photos, film],
      '5 downloads (107 MB of 1.4 GB): /Films/film.mkv, /Photos (ZIP), /Films/film.mkv, 2 more',
    ],
  ])('A stop says what it waits for, and how to end the wait: %#', (downloads, what) => {
    expect(waitingText(downloads, 5)).toBe(
      `Waiting up to 5 seconds for ${what}. Press Ctrl+C again to stop now.`,
    )
  })

  it('A long name loses its middle', () => {
    expect(waitingText([download(`/${'a'.repeat(1000)}.bin`, 0, 1)], 5)).toMatch(
      /: \/a{29}…a{25}\.bin\. Press/,
    )
  })
})
