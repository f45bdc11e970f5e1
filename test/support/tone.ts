/** A sound for players, made here instead of downloaded. */
import { closeSync, openSync, writeSync } from 'node:fs'

const samplesPerSecond = 44_100
const bytesPerSample = 2

/** Writes a WAV file (RIFF, PCM, 16 bit, mono) with a tone of 440 Hz; 5.3 MB a minute. */
export function writeTone(path: string, seconds: number): void {
  const second = Buffer.alloc(samplesPerSecond * bytesPerSample)
  for (let sample = 0; sample < samplesPerSecond; sample++) {
    second.writeInt16LE(
      Math.round(8000 * Math.sin((2 * Math.PI * 440 * sample) / samplesPerSecond)),
      sample * 2,
    )
  }
  const file = openSync(path, 'w')
  writeSync(file, riffHead(second.length * seconds))
  for (let written = 0; written < seconds; written++) writeSync(file, second)
  closeSync(file)
}

function riffHead(dataBytes: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + dataBytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20) // PCM
  head.writeUInt16LE(1, 22) // channels
  head.writeUInt32LE(samplesPerSecond, 24)
  head.writeUInt32LE(samplesPerSecond * bytesPerSample, 28)
  head.writeUInt16LE(bytesPerSample, 32)
  head.writeUInt16LE(8 * bytesPerSample, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(dataBytes, 40)
  return head
}
