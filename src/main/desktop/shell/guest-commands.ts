/** The commands about guests. */
import type { CommandHandlers } from '../window/ipc.ts'
import type { AppModel } from './app-model.ts'

type GuestCommand =
  | 'cancelTransfer'
  | 'disconnectClient'
  | 'nameGuest'
  | 'blockClient'
  | 'unblockClient'
  | 'answerGuest'
  | 'putOutGuest'
  | 'newPin'
  | 'newLink'

export function guestCommands(model: AppModel): Pick<CommandHandlers, GuestCommand> {
  const { clients, guests } = model
  return {
    cancelTransfer: (connection) => clients.cancelTransfer(connection),
    disconnectClient: (client) => clients.disconnectClient(client),
    nameGuest: (client, device, name) => guests.name({ client, device, name }),
    blockClient: (client) => guests.block(client),
    unblockClient: (client) => guests.unblock(client),
    answerGuest: (ask, isAllowed) => clients.answerGuest(ask, isAllowed),
    putOutGuest: (guest) => clients.putOut(guest),
    newPin: () => clients.newPin(),
    newLink: () => model.newLink(),
  }
}
