/** Entry of the survey thread, which counts the files in a folder, so that users don't share more than they meant to. */
import { parentPort, workerData } from 'node:worker_threads'
import { disableAsar } from '../base/no-asar.ts'
import { countFolder } from './count-folder.ts'

disableAsar()

export type SurveyRequest = { readonly folder: string; readonly hidden: boolean }

const { folder, hidden } = workerData as SurveyRequest
countFolder(folder, hidden, (count) => parentPort!.postMessage(count))
