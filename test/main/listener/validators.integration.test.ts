import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { get } from '../../support/raw-client.ts'
import { serve, temporaryFolder } from '../../support/serve.ts'

const modified = new Date('2026-05-01T12:00:00.250Z')

/** A folder and a copy of it, in which everything has the same time. */
function twoCopies() {
  const folder = temporaryFolder()
  const copies = ['one', 'other'].map((name) => `${folder.path}/${name}`) as [string, string]
  mkdirSync(`${copies[0]}/sub/empty`, { recursive: true })
  writeFileSync(`${copies[0]}/a.bin`, randomBytes(100_000))
  writeFileSync(`${copies[0]}/sub/b.txt`, 'text')
  cpSync(copies[0], copies[1], { recursive: true })
  for (const copy of copies)
    for (const name of ['a.bin', 'sub/b.txt', 'sub/empty', 'sub', '.'])
      utimesSync(`${copy}/${name}`, modified, modified)
  return { copies, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

const targets = ['/a.bin', '/sub/b.txt', '/a.bin?dl', '/a.bin?sha256', '/?zip', '/?tar', '/sub/?zip']

it.each(targets)(
  'Two servers of copies give %s the same validators if these follow from content',
  async (target) => {
    using folders = twoCopies()
    const settings = { validators: 'content' } as const
    await using one = await serve({ folder: folders.copies[0], ...settings })
    await using other = await serve({ folder: folders.copies[1], ...settings })
    const [first, second] = [await get(one.port, target), await get(other.port, target)]
    for (const name of ['etag', 'last-modified', 'content-length'])
      expect(second.fields.get(name)).toBe(first.fields.get(name))
    expect(first.fields.get('etag')).toMatch(/^"/)
  },
)

it.each(targets)('Two servers of copies give %s different entity tags by default', async (target) => {
  using folders = twoCopies()
  await using one = await serve({ folder: folders.copies[0] })
  await using other = await serve({ folder: folders.copies[1] })
  const [first, second] = [await get(one.port, target), await get(other.port, target)]
  expect(second.fields.get('etag')).not.toBe(first.fields.get('etag'))
})

it.each(['/a.bin', '/?zip', '/?tar'])(
  'A download of %s that began at one server is resumed at the other',
  async (target) => {
    using folders = twoCopies()
    const settings = { validators: 'content' } as const
    await using one = await serve({ folder: folders.copies[0], ...settings })
    await using other = await serve({ folder: folders.copies[1], ...settings })
    const whole = await get(one.port, target)
    const tag = whole.fields.get('etag')!
    const begun = await get(one.port, target, ['Range: bytes=0-49999'])
    const rest = await get(other.port, target, ['Range: bytes=50000-', `If-Range: ${tag}`])
    expect(rest.status).toBe(206)
    expect(Buffer.concat([begun.content, rest.content]).equals(whole.content)).toBe(true)
    if (target === '/a.bin')
      expect(whole.content.equals(readFileSync(`${folders.copies[0]}/a.bin`))).toBe(true)
  },
)

it('A copy of another time is another file, whose rest is not put behind what was sent', async () => {
  using folders = twoCopies()
  const settings = { validators: 'content' } as const
  utimesSync(`${folders.copies[1]}/a.bin`, modified, new Date(modified.getTime() + 10))
  await using one = await serve({ folder: folders.copies[0], ...settings })
  await using other = await serve({ folder: folders.copies[1], ...settings })
  for (const target of ['/a.bin', '/?zip']) {
    const tag = (await get(one.port, target)).fields.get('etag')!
    const { status } = await get(other.port, target, ['Range: bytes=5-', `If-Range: ${tag}`])
    expect(status).toBe(200)
  }
})
