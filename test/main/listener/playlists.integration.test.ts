import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/shared/limits.ts'
import { ask, get, head, RawClient } from '../../support/raw-client.ts'
import { serve, sharedServer, temporaryFolder } from '../../support/serve.ts'

const share = sharedServer((path) => {
  mkdirSync(`${path}/Mü sic/sub.mp3`, { recursive: true })
  for (const name of ['10 b.mp3', '9 a#?%.flac', 'film.mp4', 'cover.jpg', '.hidden.mp3', 'new\nline.ogg'])
    writeFileSync(`${path}/Mü sic/${name}`, '')
  writeFileSync(`${path}/Mü sic/recording.ts`, Buffer.alloc(1 << 20))
  writeFileSync(`${path}/Mü sic/source.ts`, 'source')
  symlinkSync('/etc/hostname', `${path}/Mü sic/outside.mp3`)
  mkdirSync(`${path}/empty`)
  mkdirSync(`${path}/site`)
  writeFileSync(`${path}/site/index.html`, 'the index page')
  mkdirSync(`${path}/many`)
  for (let song = 0; song <= limits.playlistEntries; song++) writeFileSync(`${path}/many/${song}.mp3`, '')
})

const folder = '/M%C3%BC%20sic/'
const songs = ['9%20a%23%3F%25.flac', '10%20b.mp3', 'film.mp4', 'new%0Aline.ogg', 'recording.ts']

const references = (content: Buffer) =>
  content
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

describe('the playlist of a folder', () => {
  it('It has the audio and video of the folder in the order of its listing, with absolute references', async () => {
    const { status, fields, content } = await get(share.port, `${folder}?m3u8`)
    expect([status, fields.get('content-type'), fields.get('content-disposition')]).toEqual([
      200,
      'audio/x-mpegurl',
      `attachment; filename="M_ sic.m3u8"; filename*=UTF-8''M%C3%BC%20sic.m3u8`,
    ])
    expect(references(content)).toEqual(songs.map((song) => `http://localhost${folder}${song}`))
    expect(content.toString()).toMatch(/^#EXTM3U\n#EXTINF:-1,9 a#\?%\.flac\n/)
  })

  it('A name with a line end stays on its line', async () => {
    const { content } = await get(share.port, `${folder}?m3u8`)
    expect(content.toString().split('\n')).toHaveLength(2 + 2 * songs.length)
  })

  it('Behind a proxy with TLS the references are secure', async () => {
    const { content } = await get(share.port, `${folder}?m3u8`, ['X-Forwarded-Proto: https'])
    expect(references(content)[1]).toBe(`https://localhost${folder}10%20b.mp3`)
  })

  it('A client that names no host gets relative references', async () => {
    using client = await RawClient.connect(share.port)
    client.send(`GET ${folder}?m3u8 HTTP/1.0\r\n\r\n`)
    expect(references((await client.readResponse()).content)).toEqual(songs)
  })

  it('HEAD gets the same length', async () => {
    const { fields, content } = await get(share.port, `${folder}?m3u8`)
    const answer = await ask(share.port, head(`HEAD ${folder}?m3u8 HTTP/1.1`), 'HEAD')
    expect(answer.fields.get('content-length')).toBe(fields.get('content-length'))
    expect(Number(fields.get('content-length'))).toBe(content.length)
  })

  it('A folder without songs has an empty playlist', async () => {
    expect((await get(share.port, '/empty/?m3u8')).content.toString()).toBe('#EXTM3U\n')
  })

  it('It ends after so many files', async () => {
    const { content } = await get(share.port, '/many/?m3u8')
    expect(references(content)).toHaveLength(limits.playlistEntries)
  })

  it.each([
    ['Any other query is ignored', '/empty/?m3u8=1', 'This folder is empty'],
    ['Where an index page is served the query is the page’s own', '/site/?m3u8', 'the index page'],
  ])('%s', async (_title, target, text) => {
    expect((await get(share.port, target)).content.toString()).toContain(text)
  })

  it('A share without listings has none', async () => {
    using closed = temporaryFolder()
    await using server = await serve({ folder: closed.path, listing: false })
    expect((await get(server.port, '/?m3u8')).status).toBe(403)
  })
})
