/**
 * Looks up what the system says about who may reach this machine: without rights, without changing anything and without a question
 * to the user. Whatever is missing or takes too long is unknown.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ReachFacts } from '../../../shared/reach/reach-facts.ts'
import { answerOf } from '../../base/ask-program.ts'
import { windowsProgram } from '../../base/windows-program.ts'
import { settledWithin } from '../../base/settled-within.ts'
import { firewalld, isUfwOn, ufw, zoneOf } from './linux-firewall.ts'
import { appOf, macFirewall, socketFilter } from './mac-firewall.ts'
import { categoryOf, categoryScript, profileKeys, rulesKey, windowsFirewall } from './windows-firewall.ts'

/** PowerShell alone takes a second or two to start, more on a slow disk, ms. */
const powerShellMs = 8000

/** Where a file of the system is read from, at most, ms. */
const fileMs = 1000

/** What the facts are about. */
export type ReachQuestion = {
  /** Name of the network adapter that guests come by, '' if unknown. */
  readonly adapter: string
  readonly port: number
  /** Path of the program that listens. */
  readonly executable: string
}

const lookUps: Partial<Record<NodeJS.Platform, (question: ReachQuestion) => Promise<ReachFacts>>> = {
  win32: factsOfWindows,
  darwin: factsOfMac,
  linux: factsOfLinux,
}

/** Resolves to what is known, after ten seconds at most. */
export function lookUpFacts(
  question: ReachQuestion,
  platform: NodeJS.Platform = process.platform,
): Promise<ReachFacts> {
  const lookUp = lookUps[platform]
  if (lookUp !== undefined) return lookUp(question)
  return Promise.resolve({ firewall: undefined, category: undefined, program: question.executable })
}

async function factsOfWindows({ adapter, executable }: ReachQuestion): Promise<ReachFacts> {
  const registry = (args: readonly string[]) => answerOf(windowsProgram('reg.exe'), ['query', ...args])
  const [categories, rules] = await Promise.all([
    answerOf(
      windowsProgram('WindowsPowerShell\\v1.0\\powershell.exe'),
      ['-NoProfile', '-NonInteractive', '-Command', categoryScript],
      powerShellMs,
    ),
    registry([rulesKey, '/f', basename(executable), '/d']),
  ])
  const category = categoryOf(categories, adapter)
  // Windows takes a network that it doesn't know for a public one.
  const inForce = category ?? 'public'
  const profile = await registry([profileKeys[inForce]])
  return { firewall: windowsFirewall({ profile, rules }, executable, inForce), category, program: executable }
}

async function factsOfMac({ executable }: ReachQuestion): Promise<ReachFacts> {
  const program = appOf(executable)
  const [state, blockAll, apps] = await Promise.all(
    ['--getglobalstate', '--getblockall', '--listapps'].map((option) => answerOf(socketFilter, [option])),
  )
  const answers = { state: state!, blockAll: blockAll!, apps: apps! }
  return { firewall: macFirewall(answers, program), category: undefined, program }
}

/** Only these questions to firewalld are free: for others, even `--state`, the desktop asks for an administrator's password. */
async function factsOfLinux({ adapter, port, executable }: ReachQuestion): Promise<ReachFacts> {
  const known = { category: undefined, program: executable }
  const isActive = (await answerOf('systemctl', ['is-active', 'firewalld'])).trim() === 'active'
  if (isActive) {
    const zones = await answerOf('firewall-cmd', ['--get-active-zones'])
    return { ...known, firewall: firewalld(zoneOf(zones, adapter), port) }
  }
  return { ...known, firewall: isUfwOn(await textOf('/etc/ufw/ufw.conf')) ? ufw : undefined }
}

async function textOf(path: string): Promise<string> {
  const reading = readFile(path, 'utf8').catch(() => '')
  await settledWithin(fileMs, reading)
  return Promise.race([reading, Promise.resolve('')])
}
