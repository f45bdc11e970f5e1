/** Entry of the listener thread. */
import { limits } from '../../shared/limits.ts'
import { disableAsar } from '../base/no-asar.ts'
import { runListener } from './run-listener.ts'

disableAsar()
void runListener(limits)
