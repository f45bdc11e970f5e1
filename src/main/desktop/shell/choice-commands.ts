/** The commands with which the user chooses what is shared. */
import { chooseFiles, chooseFolder } from '../system/file-dialogs.ts'
import type { CommandHandlers } from '../window/ipc.ts'
import type { ActionTargets } from './action-targets.ts'

type ChoiceCommand =
  | 'chooseFolder'
  | 'useFolder'
  | 'chooseFiles'
  | 'addFiles'
  | 'addFolder'
  | 'drop'
  | 'removeItem'
  | 'shareText'
  | 'forgetFolder'

export function choiceCommands(targets: ActionTargets): Pick<CommandHandlers, ChoiceCommand> {
  const { model } = targets
  return {
    chooseFolder: () => letUserChooseFolder(targets),
    useFolder: async (path) => {
      await model.useFolder(path)
    },
    chooseFiles: () => letUserChooseFiles(targets, (files) => model.items.use(files)),
    addFiles: () => letUserChooseFiles(targets, (files) => model.items.add(files)),
    addFolder: () => letUserAddFolder(targets),
    drop: (paths) => model.items.drop(paths),
    removeItem: (path) => model.items.remove(path),
    shareText: (text) => model.items.shareText(text),
    forgetFolder: (path) => model.forgetFolder(path),
  }
}

/** Has the user choose a folder in the system's dialog. */
export async function letUserChooseFolder({ model, window, translate }: ActionTargets): Promise<void> {
  const label = translate()('dialog.choose')
  const folder = await chooseFolder(window.dialogParent, model.settings.folder, label)
  if (folder !== undefined) await model.useFolder(folder)
}

/** Has the user choose files in the system's dialog. */
async function letUserChooseFiles(
  { model, window, translate }: ActionTargets,
  use: (files: readonly string[]) => Promise<unknown>,
): Promise<void> {
  const label = translate()('dialog.choose')
  const files = await chooseFiles(window.dialogParent, model.settings.folder, label)
  if (files.length > 0) await use(files)
}

async function letUserAddFolder({ model, window, translate }: ActionTargets): Promise<void> {
  const label = translate()('dialog.choose')
  const folder = await chooseFolder(window.dialogParent, model.settings.folder, label)
  if (folder !== undefined) await model.items.add([folder])
}
