import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { srtToVtt } from '../../../src/main/files/srt-to-vtt.ts'

/** The cues of a text, each with its timings and its lines. */
const cues = (srt: string) =>
  srtToVtt(srt)
    .split('\n\n')
    .slice(1)
    .map((cue) => cue.trimEnd().split('\n'))

describe('subtitles as WebVTT (W3C WebVTT §4)', () => {
  it('Numbers go, timings get full stops, and texts stay', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,500\nHello\nworld\n\n2\n01:02:03,004 --> 01:02:05,000\nBye\n'
    expect(srtToVtt(srt)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello\nworld\n\n01:02:03.004 --> 01:02:05.000\nBye\n',
    )
  })

  it.each([
    ['nothing', ''],
    ['no timings', 'just\n\na text\n'],
    ['timings alone', '1\n00:00:01,000 --> 00:00:02,000\n\n'],
    ['minutes that are none', '00:60:01,000 --> 00:61:02,000\na\n'],
    ['seconds that are none', '00:00:60,000 --> 00:00:61,000\na\n'],
    ['negative times', '-00:00:01,000 --> 00:00:02,000\na\n'],
  ])('A file without cues gives one without cues: %s', (_, srt) => {
    expect(srtToVtt(srt)).toBe('WEBVTT\n')
  })

  it.each([
    ['a full stop', '00:00:01.000 --> 00:00:02.000'],
    ['short fields', '0:0:1,0 --> 0:0:2,000'],
    ['no spaces', '00:00:01,000-->00:00:02,000'],
    ['a place on the screen', '00:00:01,000 --> 00:00:02,000  X1:40 X2:600 Y1:20 Y2:50'],
    ['spaces around it', ' 00:00:01,000 --> 00:00:02,000 '],
  ])('Timings are read in all their forms: %s', (_, line) => {
    expect(cues(`1\n${line}\na\n`)).toEqual([['00:00:01.000 --> 00:00:02.000', 'a']])
  })

  it.each([
    ['line feeds', '\n'],
    ['CRLF', '\r\n'],
    ['carriage returns', '\r'],
  ])('Lines end with %s', (_, end) => {
    const lines = ['1', '00:00:01,000 --> 00:00:02,000', 'a', 'b', '', '']
    expect(cues(lines.join(end))).toEqual([['00:00:01.000 --> 00:00:02.000', 'a', 'b']])
  })

  it('A cue also ends where the next one begins without an empty line, and a number in a text stays', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\n12\n2\n00:00:02,000 --> 00:00:03,000\nb'
    expect(cues(srt)).toEqual([
      ['00:00:01.000 --> 00:00:02.000', '12'],
      ['00:00:02.000 --> 00:00:03.000', 'b'],
    ])
  })

  it.each([
    ['<i>a</i> <B>b</B> <u>c</u>', '<i>a</i> <b>b</b> <u>c</u>'],
    ['<font color="#ff0000">a</font>', 'a'],
    ['{\\an8}a', 'a'],
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['a --> b', 'a --&gt; b'],
    ['<script>a</script>', '&lt;script&gt;a&lt;/script&gt;'],
    ['<c.red>a</c>', '&lt;c.red&gt;a&lt;/c&gt;'],
    ['a\0b', 'a\ufffdb'],
    ['  a  ', 'a'],
  ])('The text %j becomes %j', (text, expected) => {
    expect(cues(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`)[0]?.[1]).toBe(expected)
  })

  it('A line that held nothing but markup goes, and the cue goes on', () => {
    const srt = '00:00:01,000 --> 00:00:02,000\n{\\an8}\nNOTE a\n<font face="x"></font>\nb\n'
    expect(cues(srt)).toEqual([['00:00:01.000 --> 00:00:02.000', 'NOTE a', 'b']])
  })

  it('Whatever the text of a cue is, it neither ends the cue nor begins another block', () => {
    const timings = '00:00:01,000 --> 00:00:02,000'
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const vtt = srtToVtt(texts.map((text) => `${timings}\nNOTE ${text}\n`).join('\n'))
        expect(vtt.startsWith('WEBVTT\n')).toBe(true)
        const blocks = vtt.split('\n\n').slice(1)
        for (const block of blocks) {
          expect(block).toMatch(/^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}\n[^\n]/)
          expect(block.match(/-->/g)).toHaveLength(1)
        }
        expect(blocks.length).toBeGreaterThanOrEqual(texts.length)
      }),
    )
  })

  it('Any text gives a file of WebVTT', () => {
    const piece = fc.constantFrom(
      '\n',
      '\r',
      '1',
      ':',
      ',',
      ' --> ',
      '<',
      '>',
      '{\\',
      '}',
      '00:00:01,000',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(srtToVtt(pieces.join(''))).toMatch(/^WEBVTT\n(?:\n[\d:.]+ --> [\d:.]+\n(?:[^\n]+\n)+)*$/)
      }),
    )
  })
})
