#!/usr/bin/env node
/** Entry of the terminal command. */
import packageJson from '../../../package.json' with { type: 'json' }
import { threadScripts } from '../host/thread-scripts.ts'
import { runCli } from './run.ts'

/** How long the end waits for whoever reads the output to take the rest of it, ms. */
const outputPatienceMs = 1000

function end(exitCode: number): void {
  process.exitCode = exitCode
  const patience = setTimeout(() => process.exit(), outputPatienceMs)
  // In the installed app the event loop is Electron's, which never runs empty.
  if (!('electron' in process.versions)) patience.unref()
  else process.stdout.write('', () => process.stderr.write('', () => process.exit()))
}

// Built as CommonJS, which has no top-level await.
void runCli({
  args: process.argv.slice(2),
  version: packageJson.version,
  scripts: threadScripts(import.meta.url),
}).then(end)
