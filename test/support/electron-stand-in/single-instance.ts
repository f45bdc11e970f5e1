/** One instance per user-data folder: the first holds a lock and hears from later ones. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

/** What a second instance sends to the first. */
export type Greeting = {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly additionalData: unknown
}

/** Takes the lock of a folder and holds it until this process exits. Returns whether it was free. */
export function takeInstanceLock(folder: string, onGreeting: (greeting: Greeting) => void): boolean {
  const lock = join(folder, 'stand-in.lock')
  if (isHeld(lock)) return false
  writeFileSync(lock, String(process.pid))
  const path = socketIn(folder)
  rmSync(path, { force: true })
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => (text += part))
    socket.on('end', () => onGreeting(JSON.parse(text) as Greeting))
  })
  server.listen(path).unref()
  process.once('exit', () => rmSync(lock, { force: true }))
  return true
}

/** Sends a greeting to the instance that holds the lock; resolves when it has arrived. */
export function greetFirstInstance(folder: string, greeting: Greeting): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketIn(folder))
      .once('error', reject)
      .once('close', () => resolve())
    socket.end(JSON.stringify(greeting))
  })
}

function socketIn(folder: string): string {
  return join(folder, 'stand-in.socket')
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
