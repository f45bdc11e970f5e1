import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { get } from '../../support/raw-client.ts'
import { openDescriptors, sharedServer } from '../../support/serve.ts'

const isLinux = process.platform === 'linux'
const longest = 2 * 1024 * 1024

const cue = '1\n00:00:01,000 --> 00:00:02,000\nSchöne Grüße\n'
const converted = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nSchöne Grüße\n'

const share = sharedServer((path) => {
  const write = (name: string, content: string | Uint8Array) => writeFileSync(`${path}/${name}`, content)
  mkdirSync(`${path}/sub`)
  write('utf8.srt', cue)
  write('marked.SRT', `\ufeff${cue}`)
  write('latin.srt', Buffer.from(cue, 'latin1'))
  write('utf16.srt', Buffer.from(`\ufeff${cue}`, 'utf16le'))
  write('empty.srt', '')
  write('binary.srt', Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251)))
  write('long.srt', cue.repeat(1000))
  write('longest.srt', cue.padEnd(longest - 3, '\n'))
  write('film.vtt', 'WEBVTT\n')
  write('.hidden.srt', cue)
  write('huge.srt', '')
  truncateSync(`${path}/huge.srt`, 2 ** 30)
  write('longer.srt', '')
  truncateSync(`${path}/longer.srt`, longest + 1)
  if (isLinux) symlinkSync('/etc/passwd', `${path}/passwd.srt`)
})

describe('subtitles for browsers', () => {
  it.each(['/utf8.srt', '/marked.SRT', '/latin.srt', '/utf16.srt'])(
    'Subtitles are WebVTT in UTF-8, whatever their encoding: %s',
    async (target) => {
      const { status, fields, content } = await get(share.port, `${target}?vtt`)
      expect([status, content.toString()]).toEqual([200, converted])
      expect(fields.get('content-type')).toBe('text/vtt; charset=utf-8')
      expect(fields.get('cache-control')).toBe('no-cache')
      expect(fields.get('vary')).toBe('Accept-Encoding')
    },
  )

  it.each(['/empty.srt', '/binary.srt'])('A file without subtitles gives none: %s', async (target) => {
    expect((await get(share.port, `${target}?vtt`)).content.toString()).toBe('WEBVTT\n')
  })

  it('Long ones are compressed for clients that accept it', async () => {
    const plain = await get(share.port, '/long.srt?vtt')
    const { fields, content } = await get(share.port, '/long.srt?vtt', ['Accept-Encoding: gzip'])
    expect(fields.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(content)).toEqual(plain.content)
    expect(plain.content.toString().match(/-->/g)).toHaveLength(1000)
  })

  it('A file of 2 MiB is converted', async () => {
    expect((await get(share.port, '/longest.srt?vtt')).content.toString()).toBe(converted)
  })

  it('HEAD has the fields of GET', async () => {
    const whole = await answer(share.port, '/utf8.srt?vtt')
    const alone = await answer(share.port, '/utf8.srt?vtt', { method: 'HEAD' })
    expect(alone).toBe(whole.slice(0, whole.indexOf('\r\n\r\n') + 4))
  })

  it.each([
    '/longer.srt',
    '/huge.srt',
    '/film.vtt',
    '/none.srt',
    '/.hidden.srt',
    ...(isLinux ? ['/passwd.srt'] : []),
  ])('There are none of %s', async (target) => {
    expect((await get(share.port, `${target}?vtt`)).status).toBe(404)
  })

  it('Any other query is ignored, and so is this one on a folder', async () => {
    for (const query of ['vtt=', 'vtt&', 'VTT', 'v&vtt'])
      expect(await answer(share.port, `/utf8.srt?${query}`)).toBe(await answer(share.port, '/utf8.srt'))
    expect(await answer(share.port, '/sub/?vtt')).toBe(await answer(share.port, '/sub/'))
  })

  it.runIf(isLinux)('Converting leaves no file open', async () => {
    await get(share.port, '/utf8.srt?vtt')
    const before = openDescriptors()
    for (const target of ['/utf8.srt', '/huge.srt', '/film.vtt']) await answer(share.port, `${target}?vtt`)
    await expect.poll(openDescriptors).toBeLessThanOrEqual(before)
    expect(share.server.deaths).toEqual([])
  })
})
