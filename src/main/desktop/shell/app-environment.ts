/** What the app's model is given by its surroundings, and what it reports to them. */
import type { Preferences } from '../../../shared/app/app-settings.ts'
import type { AppState } from '../../../shared/app/app-state.ts'
import type { ServerObserver } from '../../host/running-server.ts'
import type { ThreadScripts } from '../../host/thread-scripts.ts'
import type { Confirmation } from './confirm.ts'

export type AppEnvironment = {
  readonly version: string
  readonly platform: NodeJS.Platform
  readonly updatesItself: boolean
  readonly canLaunchAtLogin: boolean
  readonly scripts: ThreadScripts & { readonly survey: string }
  /** Path of a folder for the texts that are shared. */
  readonly textFolder: string
  /** Asks the user; resolves to whether they agree. */
  readonly confirm: (confirmation: Confirmation) => Promise<boolean>
  readonly onState: (state: AppState) => void
  readonly onBatch: NonNullable<ServerObserver['onBatch']>
}

/** The part of the state that is determined outside the model. */
export type OutsideState = Pick<AppState, 'keepsAwake' | 'update' | 'logFileFails' | 'locale' | 'network'>

/** Preferences to change; undefined sets one back to its default. */
export type PreferenceChange = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined }
