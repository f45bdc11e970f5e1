/** The login item as Windows stores it: a command under the app's name, and whether the user has disabled it. */
import type { App, LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron'

/** The values in the registry under `Run` and `StartupApproved`. */
export type StoredLoginItem = { command: string; enabled: boolean }

export class FakeLoginItem implements Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'> {
  stored: StoredLoginItem | undefined

  /** Removing and adding the item forgets that it was disabled, and so does the default of `enabled`. */
  setLoginItemSettings({ openAtLogin = false, path, args, enabled = true }: Settings): void {
    this.stored = openAtLogin ? { command: commandOf(path, args), enabled } : undefined
  }

  getLoginItemSettings(options: LoginItemSettingsOptions = {}): LoginItemSettings {
    const { stored } = this
    const program = options.path ?? process.execPath
    // With any arguments, and case-insensitively, like file names.
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
