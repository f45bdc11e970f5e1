/** The window's commands and events. The one place that hears the window: it checks the sender and every argument. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import * as v from 'valibot'
import {
  commandChannel,
  eventChannel,
  type AppEvents,
  type CommandResults,
  type EventName,
} from '../../../shared/app/app-channels.ts'
import { commandArguments, type CommandName } from '../../../shared/app/app-contract.ts'
import { appOrigin } from './app-protocol.ts'

/** A function for each command; its arguments have passed the command's schema. */
export type CommandHandlers = {
  readonly [Name in CommandName]: (
    ...args: v.InferOutput<(typeof commandArguments)[Name]>
  ) => Name extends keyof CommandResults
    ? CommandResults[Name] | Promise<CommandResults[Name]>
    : void | Promise<void>
}

/** Handles the window's commands from now on. */
export function handleCommands(handlers: CommandHandlers, developmentOrigin: string | undefined): void {
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
  // Each handler takes what its own schema returns; TypeScript can't follow that through a union of names.
  const handle = handlers[name] as (...args: unknown[]) => unknown
  return handle(...parsed.output)
}

/** Whether the sender is the top frame of our own window. */
function isOurs({ senderFrame }: IpcMainInvokeEvent, developmentOrigin: string | undefined): boolean {
  if (senderFrame?.parent !== null) return false
  const { url } = senderFrame
  return (
    url.startsWith(`${appOrigin}/`) ||
    (developmentOrigin !== undefined && url.startsWith(`${developmentOrigin}/`))
  )
}

export function sendEvent<Name extends EventName>(
  window: WebContents,
  name: Name,
  event: AppEvents[Name],
): void {
  if (!window.isDestroyed()) window.send(eventChannel, name, event)
}
