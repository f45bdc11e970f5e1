/** `npm start`: builds what is not up to date and runs the terminal command with the arguments after `--`. */
import { pathToFileURL } from 'node:url'
import { builtCli, ensureBuild } from './ensure-build.ts'

await ensureBuild()
// npm runs scripts in the project's folder, but a relative folder means the one the person is in.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)
process.argv[1] = builtCli
await import(pathToFileURL(builtCli).href)
