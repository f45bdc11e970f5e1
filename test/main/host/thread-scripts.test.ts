import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { threadScripts } from '../../../src/main/host/thread-scripts.ts'

describe('the scripts of the threads', () => {
  it.runIf(process.platform !== 'win32')('The scripts are beside a built entry', () => {
    expect(threadScripts('file:///opt/spool/out/main/cli.js')).toEqual({
      listener: '/opt/spool/out/main/listener.js',
      worker: '/opt/spool/out/main/worker.js',
    })
  })

  it.runIf(process.platform !== 'win32')(
    'The scripts may be in a folder whose name has any characters',
    () => {
      expect(threadScripts('file:///opt/my%20apps/100%25/cli.js').listener).toBe(
        '/opt/my apps/100%/listener.js',
      )
    },
  )

  it('The scripts in the source tree are in the folder of their layer and exist', () => {
    const source = new URL('../../../src/main/cli/main.ts', import.meta.url).href
    const { listener, worker } = threadScripts(source)
    expect([existsSync(listener), existsSync(worker)]).toEqual([true, true])
  })
})
