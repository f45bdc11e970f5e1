import { describe, expect, it } from 'vitest'
import {
  asksForArchive,
  asksForDownload,
  requestedName,
  requestedText,
} from '../../../src/shared/text/requested.ts'

describe('what a request asks for, in words', () => {
  it.each([
    ['a file', '/2026/film.mp4', '/2026/film.mp4', 'film.mp4'],
    ['a file to be saved', '/2026/film.mp4?dl', '/2026/film.mp4', 'film.mp4'],
    ['a query of the page’s own', '/2026/film.mp4?dl=1', '/2026/film.mp4?dl=1', 'film.mp4'],
    ['a small picture', '/a.jpg?thumb', '/a.jpg?thumb', 'a.jpg'],
    ['a listing', '/2026/?sort=size', '/2026/?sort=size', '2026'],
    ['a listing of the share', '/', '/', '/'],
    ['a ZIP', '/2026/Photos/?zip', '/2026/Photos (ZIP)', 'Photos (ZIP)'],
    ['a tar', '/2026/Photos/?tar', '/2026/Photos (TAR)', 'Photos (TAR)'],
    ['a ZIP of the share', '/?zip', '/ (ZIP)', 'My share (ZIP)'],
    ['some entries', '/Photos/?zip&f=abc-_9&f=x23456', '/Photos (ZIP, chosen)', 'Photos (ZIP, chosen)'],
    ['all entries but some', '/?zip=&x=abc-_9', '/ (ZIP, chosen)', 'My share (ZIP, chosen)'],
    ['a folder with an encoded name', '/Gr%C3%BC%C3%9Fe/?zip', '/Grüße (ZIP)', 'Grüße (ZIP)'],
    ['a folder with a space at its end', '/a%20/?zip', '/a\\x20 (ZIP)', 'a\\x20 (ZIP)'],
    ['a folder with an escape', '/%1b[2J/?zip', '/\\x1b[2J (ZIP)', '\\x1b[2J (ZIP)'],
    ['a redirect to a folder', '/Photos?zip', '/Photos?zip', 'Photos'],
    ['no archive that there is', '/Photos/?zip=1', '/Photos/?zip=1', 'Photos'],
    ['nothing', '', '', ''],
  ])('What is asked for can be told in words: %s', (_, target, text, name) => {
    expect(requestedText(target, 'chosen')).toBe(text)
    expect(requestedName(target, 'chosen', 'My share')).toBe(name)
  })

  it('A share whose name could break the line is named without doing so', () => {
    expect(requestedName('/?zip', 'chosen', 'a\nb')).toBe('a\\x0ab (ZIP)')
  })

  it.each([
    ['/film.mp4', { download: true, archive: false }],
    ['/film.mp4?dl', { download: true, archive: false }],
    ['/page.html?v=3', { download: true, archive: false }],
    ['/a.jpg?thumb', { download: false, archive: false }],
    ['/a.jpg?thumb&5k2-m3x9-q7', { download: false, archive: false }],
    ['/a.jpg?thumb=1', { download: true, archive: false }],
    ['/a.jpg?view', { download: false, archive: false }],
    ['/a.jpg?view&sort=date&order=desc', { download: false, archive: false }],
    ['/a.iso?sha256', { download: false, archive: false }],
    ['/a.srt?vtt', { download: false, archive: false }],
    ['/Photos/', { download: false, archive: false }],
    ['/Photos/?q=a', { download: false, archive: false }],
    ['/Photos/?m3u8', { download: false, archive: false }],
    ['/Photos/?select', { download: false, archive: false }],
    ['/Photos/?dl', { download: false, archive: false }],
    ['/Photos/?zip', { download: true, archive: true }],
    ['/?tar&x=abcdef', { download: true, archive: true }],
    ['/Photos?zip', { download: true, archive: false }],
  ])('Files and archives are downloads, what is made of them is not: %s', (target, expected) => {
    expect({ download: asksForDownload(target), archive: asksForArchive(target) }).toEqual(expected)
  })
})
