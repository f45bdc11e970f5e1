import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { nextFreePort, portFailure } from '../../../src/main/host/free-port.ts'

const host = '127.0.0.1'

async function takenPort() {
  const server = createServer()
  await once(server.listen(0, host), 'listening')
  const { port } = server.address() as AddressInfo
  return { port, [Symbol.dispose]: () => void server.close() }
}

it('A port that another program listens on has the failure "port-in-use", and none once that has ended', async () => {
  const other = await takenPort()
  expect(await portFailure(other.port, host)).toBe('port-in-use')
  other[Symbol.dispose]()
  expect(await portFailure(other.port, host)).toBeUndefined()
})

it('The next free port is above the one asked for and can be listened on', async () => {
  using other = await takenPort()
  const free = await nextFreePort(other.port - 1, host)
  expect(free).toBeGreaterThan(other.port)
  expect(await portFailure(free!, host)).toBeUndefined()
})

it('A port reserved for administrators gives way to 8080 or a port above it', async () => {
  expect(await nextFreePort(80, host)).toBeGreaterThanOrEqual(8080)
})

it('There is no free port above the last one', async () => {
  expect(await nextFreePort(65_535, host)).toBeUndefined()
})
