/** Asks a program of the system what it knows, and waits no longer than people do. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A program that doesn't answer within this time counts as missing, ms. */
const timeoutMs = 2000

/** Bytes of an answer: room for all networks of a large building, and for all rules about a program. */
const maxAnswer = 256 << 10

/** Resolves to what the program writes to its output; to '' if it is missing, fails or takes too long. */
export async function answerOf(
  program: string,
  args: readonly string[],
  patienceMs = timeoutMs,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      timeout: patienceMs,
      maxBuffer: maxAnswer,
      windowsHide: true,
      // `nmcli` translates even what is meant for programs.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    return stdout
  } catch {
    return ''
  }
}
