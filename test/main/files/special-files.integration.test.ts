import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { ChildServer } from '../../support/child-server.ts'
import { get } from '../../support/raw-client.ts'
import { serve, temporaryFolder } from '../../support/serve.ts'
import { canBeUnprivileged, unprivileged } from '../../support/unprivileged-user.ts'

const isRoot = process.getuid?.() === 0

describe('special files', () => {
  it('A FIFO, socket or device is answered 403 at once, holds no thread and is not listed', async () => {
    using folder = temporaryFolder()
    const share = folder.path
    await using server = await serve({ folder: share, threads: 1 })
    execFileSync('mkfifo', [`${share}/fifo`])
    symlinkSync('fifo', `${share}/link`)
    const socket = createServer().listen(`${share}/socket`)
    const special = ['/fifo', '/socket', '/link']
    if (isRoot) {
      execFileSync('mknod', [`${share}/null`, 'c', '1', '3'])
      execFileSync('mknod', [`${share}/tty`, 'c', '5', '0'])
      execFileSync('mknod', [`${share}/disk`, 'b', '1', '0'])
      special.push('/null', '/tty', '/disk')
    }
    for (const target of special) {
      for (const form of [target, `${target}/`]) {
        expect(await get(server.port, form), form).toMatchObject({ status: 403 })
      }
    }
    const listing = await get(server.port, '/', ['Accept: application/json'])
    for (const target of special) expect(listing.content.toString()).not.toContain(target.slice(1))
    socket.close()
  })

  it('A FIFO is answered 403 to every client at the same time, though opening it would make each wait', async () => {
    using folder = temporaryFolder()
    execFileSync('mkfifo', [`${folder.path}/fifo`])
    await using server = await serve({ folder: folder.path, threads: 2 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(server.port, '/fifo')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]))
  })
})

// Root may read everything, so the server runs as a user who may not; who is not root is one already.
describe.runIf(canBeUnprivileged)('what the server has no permission to read', () => {
  const user = { user: unprivileged }
  const secret = 'not for everybody'

  it('A forbidden file is 403 inside, and 404 behind a link that leads outside', async () => {
    using area = temporaryFolder()
    const share = `${area.path}/share`
    const outside = `${area.path}/outside`
    for (const path of [
      share,
      outside,
      `${share}/closed`,
      `${share}/blind`,
      `${share}/listable`,
      `${outside}/closed`,
    ]) {
      mkdirSync(path)
      writeFileSync(`${path}/file.txt`, secret)
    }
    chmodSync(area.path, 0o755)
    writeFileSync(`${share}/open.txt`, 'for everybody')
    writeFileSync(`${share}/closed.txt`, secret)
    chmodSync(`${share}/closed.txt`, 0)
    chmodSync(`${outside}/file.txt`, 0)
    symlinkSync('closed.txt', `${share}/link-to-closed.txt`)
    symlinkSync('closed', `${share}/link-to-closed`)
    symlinkSync('../outside/file.txt', `${share}/out-to-file`)
    symlinkSync('../outside/closed', `${share}/out-to-closed`)
    symlinkSync('../outside/closed/file.txt', `${share}/out-into-closed`)
    // Nothing at all; its names and nothing more; its content to who knows the names.
    chmodSync(`${share}/closed`, 0)
    chmodSync(`${share}/listable`, 0o444)
    chmodSync(`${share}/blind`, 0o111)
    chmodSync(`${outside}/closed`, 0)
    await using server = await ChildServer.listening({ folder: share, ...user })

    const statuses = async (targets: readonly string[]) =>
      Object.fromEntries(
        await Promise.all(
          targets.map(async (target) => [target, (await get(server.port, target)).status] as const),
        ),
      )
    expect(
      await statuses([
        '/open.txt',
        '/closed.txt',
        '/link-to-closed.txt',
        '/closed/',
        '/closed/file.txt',
        '/closed/none',
        '/listable/',
        '/listable/file.txt',
        '/blind/',
        '/blind/file.txt',
        '/blind/none',
      ]),
    ).toEqual({
      '/open.txt': 200,
      '/closed.txt': 403,
      '/link-to-closed.txt': 403,
      '/closed/': 403,
      '/closed/file.txt': 403,
      '/closed/none': 403,
      '/listable/': 403,
      '/listable/file.txt': 403,
      '/blind/': 403,
      '/blind/file.txt': 200,
      '/blind/none': 404,
    })
    const missing = await answer(server.port, '/missing')
    for (const target of [
      '/out-to-file',
      '/out-to-closed',
      '/out-to-closed/',
      '/out-to-closed/file.txt',
      '/out-to-closed/none',
      '/out-into-closed',
    ]) {
      expect(await answer(server.port, target), target).toBe(missing)
    }
  })

  it('A link inside to a forbidden place inside is 403', async () => {
    using area = temporaryFolder()
    const share = area.path
    mkdirSync(`${share}/closed/deep`, { recursive: true })
    writeFileSync(`${share}/closed/deep/file.txt`, secret)
    symlinkSync('closed', `${share}/link`)
    chmodSync(`${share}/closed`, 0)
    chmodSync(share, 0o755)
    await using server = await ChildServer.listening({ folder: share, ...user })
    for (const target of ['/link/', '/link/deep/', '/link/deep/file.txt', '/closed/deep/file.txt']) {
      expect(await get(server.port, target), target).toMatchObject({ status: 403 })
    }
  })
})
