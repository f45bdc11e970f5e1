/**
 * Turns subtitles in SubRip's format (.srt), which no browser reads, into WebVTT, which all do. SubRip has no
 * specification: what is read is what its files have in common, and whatever else they hold is left out.
 */

/** `00:01:02,345 --> 00:01:04,000`, also with a full stop, with short fields, and with a place on the screen behind it. */
const timing =
  /^\s*(\d{1,3}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})\s*-->\s*(\d{1,3}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})(?:\s.*)?$/

/** Returns the cues of the text as a WebVTT file (W3C WebVTT §4). A text without any gives a file without any. */
export function srtToVtt(srt: string): string {
  const lines = srt.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd').split('\n')
  const cues: string[] = []
  let cue: string[] | undefined
  const finish = () => {
    if (cue !== undefined && cue.length > 1) cues.push(cue.join('\n'))
    cue = undefined
  }
  lines.forEach((line, at) => {
    const times = cueTimes(line)
    if (times !== undefined) {
      finish()
      cue = [times]
    } else if (line.trim() === '' || isNumber(line, lines[at + 1])) {
      finish()
    } else {
      const text = cueText(line)
      // An empty line would end the cue, and what follows could be read as a block of another kind.
      if (text !== '') cue?.push(text)
    }
  })
  finish()
  return ['WEBVTT\n', ...cues.map((text) => `${text}\n`)].join('\n')
}

/** Returns the timings as WebVTT writes them; undefined for a line that has none. */
function cueTimes(line: string): string | undefined {
  const [, ...fields] = timing.exec(line) ?? []
  if (fields.length === 0) return undefined
  const isInRange = [1, 2, 5, 6].every((field) => Number(fields[field]) < 60)
  return isInRange ? `${timestamp(fields.slice(0, 4))} --> ${timestamp(fields.slice(4))}` : undefined
}

function timestamp([hours = '', minutes = '', seconds = '', milliseconds = '']: readonly string[]): string {
  const twoDigits = (field: string) => field.padStart(2, '0')
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}.${milliseconds.padStart(3, '0')}`
}

/** The number before the timings, in files that lack the empty line in front of it. */
function isNumber(line: string, next: string | undefined): boolean {
  return next !== undefined && /^\s*\d+\s*$/.test(line) && cueTimes(next) !== undefined
}

/** A line of text: bold, italic and underlined stay, other markup goes, and what is left can't be read as any. */
function cueText(line: string): string {
  return line
    .trim()
    .replace(/\{\\[^{}]*\}|<\/?font[^<>]*>/gi, '')
    .split(/(<\/?[biu]>)/i)
    .map((part, at) => (at % 2 === 1 ? part.toLowerCase() : escapeCueText(part)))
    .join('')
}

/** Escapes what a cue may not hold (W3C WebVTT §4.2.2); `-->` with it. */
function escapeCueText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
