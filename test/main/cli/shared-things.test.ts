import { randomBytes } from 'node:crypto'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ThingsToShare } from '../../../src/main/cli/shared-things.ts'
import { temporaryFolder } from '../../support/serve.ts'

const lookUp = (...paths: readonly string[]) => new ThingsToShare({ paths, text: undefined }).lookUp()

describe('what the arguments name', () => {
  it('Ten thousand things are as many as can be shared, however often each is named', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'a.txt')
    writeFileSync(path, '')
    const times = (count: number) => lookUp(...Array.from({ length: count }, () => path))
    expect(await times(10_000)).toMatchObject({ items: [{ name: 'a.txt' }] })
    expect(await times(10_001)).toEqual({
      mistake: 'No more than 10,000 things can be shared at once. Share their folder.',
    })
  })

  it.skipIf(process.platform === 'win32')(
    'A device is refused by its name, alone or beside a file',
    async () => {
      const mistake = '"/dev/zero" is neither a file nor a folder, so it can\'t be shared.'
      expect(await lookUp('/dev/zero')).toEqual({ mistake })
      expect(await lookUp(import.meta.filename, '/dev/zero')).toEqual({ mistake })
    },
  )

  it('A text of 100 MB from standard input is shared whole, and removed at the end', async () => {
    const piece = randomBytes(1 << 20)
    const input = Readable.from(Array.from({ length: 100 }, () => piece))
    const things = new ThingsToShare({ paths: ['-'], text: undefined }, input)
    const shared = await things.lookUp()
    const [item] = 'items' in shared ? shared.items : []
    const path = Buffer.from(item!.place, 'latin1').toString()
    expect([item!.name, statSync(path).size]).toEqual(['stdin.txt', 100 << 20])
    await things.removeTexts()
    expect(existsSync(dirname(path))).toBe(false)
  })
})
