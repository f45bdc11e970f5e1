import { expect, it } from 'vitest'
import { maxThreadNumbers, maxThreads } from '../../../src/main/jobs/thread-board.ts'
import { bounds } from '../../../src/shared/settings.ts'

it('The thread board has a row for each thread that may be asked for, and for a substitute of each', () => {
  expect(maxThreads).toBe(bounds.threads.max)
  expect(maxThreadNumbers).toBe(2 * bounds.threads.max)
})
