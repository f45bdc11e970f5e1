/** The name of the Wi-Fi, as far as the system tells it without rights and questions. */
import { windowsProgram } from '../../base/windows-program.ts'
import { visibleText } from '../../../shared/text/printable.ts'
import { answerOf } from '../../base/ask-program.ts'

/** A way to learn the name: a program, and what to find in its answer. */
type Source = {
  readonly program: string
  readonly args: (adapter: string) => readonly string[]
  readonly parse: (answer: string, adapter: string) => string | undefined
}

/** The first that has an answer decides. */
const sources: Partial<Record<NodeJS.Platform, readonly Source[]>> = {
  linux: [
    {
      program: 'nmcli',
      // Without a scan, which would take seconds.
      args: () => ['-t', '-f', 'active,device,ssid', 'device', 'wifi', 'list', '--rescan', 'no'],
      parse: nameFromNmcli,
    },
    { program: 'iwgetid', args: (adapter) => [adapter, '--raw'], parse: (answer) => shown(answer) },
  ],
  win32: [
    {
      program: windowsProgram('netsh.exe'),
      args: () => ['wlan', 'show', 'interfaces'],
      parse: nameFromNetsh,
    },
  ],
  darwin: [{ program: 'ipconfig', args: (adapter) => ['getsummary', adapter], parse: nameFromIpconfig }],
}

/** Resolves to the name of the Wi-Fi that a network adapter is in; undefined if there is none or the system keeps it secret. */
export async function networkName(
  adapter: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  for (const { program, args, parse } of sources[platform] ?? []) {
    const name = parse(await answerOf(program, args(adapter)), adapter)
    if (name !== undefined) return name
  }
  return undefined
}

/** Finds the name in the list of all networks: `yes:wlan0:Home`, with colons in a name as `\:`. */
export function nameFromNmcli(answer: string, adapter: string): string | undefined {
  for (const line of answer.split('\n')) {
    const [active, device, name] = line
      .split(/(?<!\\(?:\\\\)*):/)
      .map((field) => field.replaceAll(/\\(.)/g, '$1'))
    if (active === 'yes' && device === adapter) return shown(name)
  }
  return undefined
}

/** Finds the name in what is said of each adapter, in the user's language except for the word SSID. */
export function nameFromNetsh(answer: string, adapter: string): string | undefined {
  const ssid = /^ *SSID *: (.*)$/m
  const connected = answer.split(/\r?\n\s*\r?\n/).filter((block) => ssid.test(block))
  // With several it goes by the adapter's name, which may be in an old code page.
  const isOwn = (block: string) => block.split(/\r?\n/).some((line) => line.endsWith(`: ${adapter}`))
  const own = connected.length === 1 ? connected[0] : connected.find(isOwn)
  return shown(ssid.exec(own ?? '')?.[1])
}

/** Finds the name in a summary of the adapter. Since macOS 15 it is `<redacted>` for apps without the right to locate the user. */
export function nameFromIpconfig(answer: string): string | undefined {
  const name = /^ *SSID : (.*)$/m.exec(answer)?.[1]
  return name === '<redacted>' ? undefined : shown(name)
}

/** Anyone can name a network as they like. One that isn't UTF-8 can't be shown, as in answers in Windows' old code pages. */
function shown(name = ''): string | undefined {
  const text = name.trim()
  return text === '' || text.includes('\ufffd') ? undefined : visibleText(text)
}
