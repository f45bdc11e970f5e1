import { describe, expect, it } from 'vitest'
import { soon } from '../../../support/serve.ts'
import { ask, get, head } from '../../../support/raw-client.ts'
import { byLink, keyBy, page, serving, share, someKey, told } from './keyed-share.ts'

describe('a share that asks', () => {
  const openAsk = async (port: number, fields = page) => {
    const { status, fields: sent } = await get(port, '/', fields)
    expect(status).toBe(303)
    return `/${sent.get('location')!}`
  }

  it('A guest waits until it is let in, and has a key of its own then, each time it looks', async () => {
    await using server = await share({ access: 'ask' })
    const place = await openAsk(server.port, [...page, 'User-Agent: Safari'])
    const waiting = await get(server.port, place, page)
    expect([waiting.status, waiting.fields.get('refresh')]).toEqual([200, '3'])
    await expect
      .poll(() => server.snapshot()?.asks, soon)
      .toMatchObject([{ client: '127.0.0.1', userAgent: 'Safari' }])
    expect(told(server)).not.toContain(place.slice('/?ask='.length))
    server.server.answer(server.snapshot()!.asks[0]!.id, true)
    await expect.poll(() => server.snapshot()?.asks, soon).toEqual([])
    const key = await keyBy(server.port, place)
    expect(await keyBy(server.port, place)).toBe(key)
    expect(await get(server.port, `/${key}/a.txt`)).toMatchObject({ status: 200 })
    // Somebody else at the same address.
    expect(await get(server.port, '/a.txt')).toMatchObject({ status: 404 })
    await expect.poll(() => server.snapshot()?.keyedGuests.length, soon).toBe(1)
    server.server.revoke(server.snapshot()!.keyedGuests[0]!.id)
    await expect.poll(async () => (await get(server.port, `/${key}/a.txt`)).status, soon).toBe(404)
    expect(await get(server.port, place)).toMatchObject({ status: 410 })
  })

  it('A guest who is turned away reads so, and nobody asks more than three times in five minutes', async () => {
    await using server = await share({ access: 'ask' })
    const place = await openAsk(server.port)
    await expect.poll(() => server.snapshot()?.asks.length, soon).toBe(1)
    server.server.answer(server.snapshot()!.asks[0]!.id, false)
    await expect.poll(async () => (await get(server.port, place)).status, soon).toBe(403)
    await openAsk(server.port)
    await openAsk(server.port)
    expect(await get(server.port, '/', page)).toMatchObject({ status: 429 })
    expect(await get(server.port, `/?ask=${someKey}`)).toMatchObject({ status: 410 })
  })

  it('A program that only looks asks for nobody', async () => {
    await using server = await share({ access: 'ask' })
    await ask(server.port, head('HEAD / HTTP/1.1'), 'HEAD')
    await get(server.port, '/favicon.ico')
    await expect.poll(() => server.entries.length, soon).toBe(2)
    expect(server.snapshot()?.asks).toEqual([])
  })
})

describe('access that changes while serving', () => {
  it('Guests keep their keys in every mode, and the link of the share opens it unless each guest is asked about', async () => {
    await using server = await byLink()
    const own = await keyBy(server.port, '/?pin=123456')
    const statuses = async () =>
      Promise.all(
        ['/a.txt', `/~${server.key}/a.txt`, `/${own}/a.txt`].map(
          async (target) => (await get(server.port, target)).status,
        ),
      )
    expect(await statuses()).toEqual([404, 200, 200])
    server.server.configure({ ...serving, access: 'ask' })
    await expect.poll(statuses, soon).toEqual([404, 404, 200])
    server.server.configure({ ...serving, access: 'everyone' })
    await expect.poll(statuses, soon).toEqual([200, 200, 200])
    server.server.configure(serving)
    server.server.configure({ ...serving, access: 'link', pin: '654321' })
    await expect.poll(statuses, soon).toEqual([404, 200, 200])
    expect(await get(server.port, '/?pin=123456')).toMatchObject({ status: 403 })
  })
})
