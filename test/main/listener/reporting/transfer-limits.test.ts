import { beforeEach, describe, expect, it } from 'vitest'
import {
  TransferLimits,
  type TransferActivity,
} from '../../../../src/main/listener/reporting/transfer-limits.ts'
import type { ThreadSnapshot, TransferLimit } from '../../../../src/shared/server-events.ts'

const connection = 7
const writing = { connection, isWriting: true, needsThread: false }
const reading = { connection, isWriting: false, needsThread: true }
const resting = { connection, isWriting: false, needsThread: false }
const both = { connection, isWriting: true, needsThread: true }

function thread(state: ThreadSnapshot['state'], connection?: number): ThreadSnapshot {
  return { thread: 0, state, sinceMs: 0, jobs: 0, bytes: 0, connection, target: '/', client: '', file: '' }
}
const atWork = [thread('busy', connection), thread('idle')]
const othersAtWork = [thread('busy', 1), thread('stuck', 2)]

let limits: TransferLimits
let nowMs = 0
beforeEach(() => void (limits = new TransferLimits()))

function sample(activity: TransferActivity, threads: readonly ThreadSnapshot[], times = 1): void {
  for (let time = 0; time < times; time++) limits.sample([activity], threads, (nowMs += 100))
}

describe('what limits a transfer', () => {
  it.each<[string, TransferActivity, ThreadSnapshot[], TransferLimit | undefined]>([
    ['the client, if it has yet to take what is ready', writing, othersAtWork, 'client'],
    ['the disk, if a thread is at work for it', reading, atWork, 'disk'],
    ['the disk, if its thread is stuck', reading, [thread('stuck', connection)], 'disk'],
    ['the disk, if its thread is the last one', reading, [thread('busy', connection)], 'disk'],
    ['the threads, if all are at work for others', reading, othersAtWork, 'threads'],
    [
      'unknown, if a thread is free to take its job',
      reading,
      [thread('busy', 1), thread('idle', connection)],
      undefined,
    ],
    ['unknown, if the threads still start', reading, [thread('starting')], undefined],
    ['unknown, if it is read and written at once', both, atWork, undefined],
    ['unknown, if there is nothing to do', resting, othersAtWork, undefined],
  ])('A transfer’s limit is %s', (_rule, activity, threads, expected) => {
    sample(activity, threads)
    expect(limits.of(connection)).toBe(expected)
  })

  it('What held a transfer up most during the last second counts', () => {
    sample(writing, atWork, 10)
    sample(reading, atWork, 5)
    expect(limits.of(connection)).toBe('client')
    sample(reading, atWork)
    expect(limits.of(connection)).toBe('disk')
  })

  it('Moments that say nothing leave what is known as it is', () => {
    sample(reading, atWork)
    sample(both, atWork, 9)
    expect(limits.of(connection)).toBe('disk')
    sample(both, atWork)
    expect(limits.of(connection)).toBeUndefined()
  })

  it('Reports in quick succession count as one', () => {
    sample(reading, atWork, 2)
    for (let time = 0; time < 20; time++) limits.sample([writing], atWork, (nowMs += 1))
    expect(limits.of(connection)).toBe('disk')
  })

  it('Nothing is known of a transfer that was not there before, and nothing stays of one that is over', () => {
    sample(writing, atWork)
    limits.sample([{ ...reading, connection: 8 }], othersAtWork, (nowMs += 100))
    expect(limits.of(connection)).toBeUndefined()
    expect(limits.of(8)).toBe('threads')
    expect(limits.of(9)).toBeUndefined()
  })
})
