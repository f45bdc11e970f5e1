#!/usr/bin/env node
/** Entry of the terminal command. */
import packageJson from '../../../package.json' with { type: 'json' }
import { threadScripts } from '../host/thread-scripts.ts'
import { leave } from './leave.ts'
import { runCli } from './run.ts'

// Built as CommonJS, which has no top-level await.
void runCli({
  args: process.argv.slice(2),
  version: packageJson.version,
  scripts: threadScripts(import.meta.url),
}).then(({ exitCode, stuckThreads }) => {
  if (stuckThreads > 0) leave(exitCode)
  // In the installed app the event loop is Electron's, which never runs empty.
  else process.exit(exitCode)
})
