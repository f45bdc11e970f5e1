/** The commands about the share's link, and for guests to reach it. */
import { shell } from 'electron'
import { sharePort } from '../../../shared/app/app-state.ts'
import type { ReachFacts } from '../../../shared/reach/reach-facts.ts'
import { lookUpFacts } from '../../host/reach/look-up-facts.ts'
import type { CommandHandlers } from '../window/ipc.ts'
import type { ActionTargets } from './action-targets.ts'
import type { AppModel } from './app-model.ts'

type LinkCommand =
  'openLink' | 'lookUpReach' | 'printCard' | 'wifiPassword' | 'keepWifiPassword' | 'forgetWifiPassword'

export function linkCommands({
  model,
  window,
  wifiPasswords,
}: ActionTargets): Pick<CommandHandlers, LinkCommand> {
  return {
    openLink: (url) => openLink(model, url),
    lookUpReach: (adapter) => lookUpReach(model, adapter),
    printCard: () => window.print(),
    wifiPassword: async (network) => ({
      password: await wifiPasswords.read(network),
      canKeep: await wifiPasswords.canKeep(),
    }),
    keepWifiPassword: (network, password) => wifiPasswords.keep(network, password),
    forgetWifiPassword: (network) => wifiPasswords.forget(network),
  }
}

/** Opens nothing but links of the share itself, whatever the window sends. */
async function openLink(model: AppModel, url: string): Promise<void> {
  if (model.state.links.some((link) => link.url === url)) await shell.openExternal(url)
}

function lookUpReach({ state }: AppModel, adapter: string): Promise<ReachFacts> {
  return lookUpFacts({ adapter, port: sharePort(state), executable: process.execPath })
}
