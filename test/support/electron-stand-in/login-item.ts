/** The login item as Windows keeps it: a command under the app's name, and whether the person has switched it off. */
import type { App, LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron'

/** What the registry says, under `Run` and `StartupApproved`. */
export type StoredLoginItem = { command: string; enabled: boolean }

export class FakeLoginItem implements Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'> {
  stored: StoredLoginItem | undefined

  /** Removing and adding it forgets whether it was switched off; so does `enabled` by its default. */
  setLoginItemSettings({ openAtLogin = false, path, args, enabled = true }: Settings): void {
    this.stored = openAtLogin ? { command: commandOf(path, args), enabled } : undefined
  }

  getLoginItemSettings(options: LoginItemSettingsOptions = {}): LoginItemSettings {
    const { stored } = this
    const program = options.path ?? process.execPath
    // That of any arguments, as the file system compares names.
    const isOfProgram = stored?.command.toLowerCase().startsWith(`"${program.toLowerCase()}"`) === true
    return {
      openAtLogin: stored?.command === commandOf(options.path, options.args),
      executableWillLaunchAtLogin: isOfProgram && stored.enabled,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      launchItems: isOfProgram
        ? [{ name: 'app.spool.Spool', path: program, args: [], scope: 'user', enabled: stored.enabled }]
        : [],
    }
  }
}

function commandOf(path = process.execPath, args: readonly string[] = []): string {
  return [path, ...args].map((argument) => `"${argument}"`).join(' ')
}
