/** A share with keys, and what to say about it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { serve, temporaryFolder, type TestServer } from '../../../support/serve.ts'
import { get, type RawResponse } from '../../../support/raw-client.ts'
import type { AccessSettings } from '../../../../src/shared/settings.ts'

export const someKey = 'abcdefghijklmnopqrstuvwxy2'
export const serving = { listing: true, hidden: false, index: true, cors: false, threads: 2 }

function fill(path: string): void {
  writeFileSync(`${path}/a.txt`, 'content of a')
  writeFileSync(`${path}/.hidden`, 'hidden')
  writeFileSync(`${path}/song.mp3`, 'song')
  mkdirSync(`${path}/sub`)
  mkdirSync(`${path}/~old`)
  mkdirSync(`${path}/~${someKey}`)
}

export type Share = TestServer & {
  readonly key: string
  readonly pin: string | undefined
  readonly path: string
}

export async function share(settings: AccessSettings): Promise<Share> {
  const folder = temporaryFolder()
  fill(folder.path)
  const server = await serve({ folder: folder.path, ...settings })
  const { key = '', pin } = server.server.access
  return {
    ...server,
    snapshot: server.snapshot,
    key,
    pin,
    path: folder.path,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

export const byLink = () => share({ access: 'link', pin: '123456' })
export const page = ['Accept: text/html']

/** The whole response but for its date. */
export const bytesOf = ({ head: fields, content }: RawResponse) =>
  fields.replace(/^Date: .*$/m, '') + content.toString('latin1')

export async function keyBy(port: number, target: string): Promise<string> {
  const { status, fields } = await get(port, target)
  expect(status).toBe(303)
  return fields.get('location')!.slice(0, -1)
}

/** All that the host has been told in words. */
export const told = (server: TestServer) => JSON.stringify([server.entries, server.ended, server.snapshot()])
