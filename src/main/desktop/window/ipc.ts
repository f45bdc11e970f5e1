/** The one place where the window is heard: who speaks is checked, and so is every argument. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import * as v from 'valibot'
import {
  commandChannel,
  eventChannel,
  type AppEvents,
  type CommandResult,
  type EventName,
} from '../../../shared/app/app-channels.ts'
import { commandArguments, type CommandName } from '../../../shared/app/app-contract.ts'
import { appOrigin } from './app-protocol.ts'

/** What is done for each command; arguments are as their schemas say. */
export type CommandHandlers = {
  readonly [Name in CommandName]: (
    ...args: v.InferOutput<(typeof commandArguments)[Name]>
  ) => CommandResult<Name> | Promise<CommandResult<Name>>
}

/** Obeys the window from now on. */
export function obeyWindow(handlers: CommandHandlers, developmentOrigin: string | undefined): void {
  ipcMain.handle(commandChannel, (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    if (!isOurs(event, developmentOrigin)) throw new Error('Only the app may ask this.')
    if (typeof name !== 'string' || !Object.hasOwn(commandArguments, name))
      throw new Error('No such command.')
    return run(handlers, name as CommandName, args)
  })
}

function run(handlers: CommandHandlers, name: CommandName, args: unknown): unknown {
  const parsed = v.safeParse(commandArguments[name], args)
  if (!parsed.success) throw new Error(`Wrong arguments for ${name}.`)
  // Each handler takes what its own schema gives; TypeScript can't follow that through a union of names.
  const handle = handlers[name] as (...args: unknown[]) => unknown
  return handle(...parsed.output)
}

/** Whether the top frame of our own window speaks. */
function isOurs({ senderFrame }: IpcMainInvokeEvent, developmentOrigin: string | undefined): boolean {
  if (senderFrame?.parent !== null) return false
  const { url } = senderFrame
  return (
    url.startsWith(`${appOrigin}/`) ||
    (developmentOrigin !== undefined && url.startsWith(`${developmentOrigin}/`))
  )
}

/** Tells the window. */
export function tell<Name extends EventName>(window: WebContents, name: Name, event: AppEvents[Name]): void {
  if (!window.isDestroyed()) window.send(eventChannel, name, event)
}
