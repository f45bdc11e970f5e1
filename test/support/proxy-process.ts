/** Proxies of the system, run with the configurations that docs/scale.md prints. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { RunningProcess } from './running-process.ts'

const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8')

/** A proxy that runs, on a port of its own of 127.0.0.1. */
export type Proxy = { readonly process: RunningProcess; readonly port: number }

export const proxyNames = ['nginx', 'haproxy'] as const
export type ProxyName = (typeof proxyNames)[number]

/** Returns the arguments of the command that the page says to run on each machine, for this folder. */
export function documentedArguments(folder: string): string[] {
  const [, words = ''] = /^spool (\/srv\/files 8080 .*)$/m.exec(page)!
  return words.replace('/srv/files 8080', `${folder} 0`).replace('192.0.2.10', '127.0.0.1').split(' ')
}

/** Starts the proxy in front of servers on these ports. Its files are written into `folder`. */
export async function startProxy(
  name: ProxyName,
  folder: string,
  servers: readonly number[],
): Promise<Proxy> {
  for (;;) {
    const port = await freePort()
    const process = start(name, folder, configuration(name, port, servers))
    try {
      await process.wrote(name === 'nginx' ? /start worker process \d/ : /Loading success/, 'stderr')
      return { process, port }
    } catch (error) {
      // Another process has been faster with this port.
      if (!/in use/i.test(process.stderr)) throw error
    }
  }
}

/** The block of the page for this proxy, with other addresses and ports. */
function configuration(name: ProxyName, port: number, [one, two]: readonly number[]): string {
  const [, block] = new RegExp(`^\`\`\`${name}\\n([^]*?)^\`\`\``, 'm').exec(page)!
  const changes = [
    ['192.0.2.11:8080', `127.0.0.1:${one}`],
    ['192.0.2.12:8080', `127.0.0.1:${two}`],
    name === 'nginx' ? ['listen 80;', `listen 127.0.0.1:${port};`] : ['bind :80', `bind 127.0.0.1:${port}`],
  ] as const
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The configuration of ${name} has no ${from}`)
    return text.replace(from, to)
  }, block!)
}

function start(name: ProxyName, folder: string, text: string): RunningProcess {
  const file = `${folder}/${name}.conf`
  writeFileSync(file, text)
  const options = { detached: true }
  if (name === 'haproxy') return new RunningProcess('haproxy', ['-W', '-db', '-f', file], options)
  // What Debian's nginx.conf does around the files in conf.d, with paths that need no rights.
  const main = `${folder}/main.conf`
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder};`,
  )
  writeFileSync(
    main,
    `daemon off; pid ${folder}/pid; error_log stderr notice; events {} http { access_log off; ${paths.join(' ')} include ${file}; }`,
  )
  return new RunningProcess('nginx', ['-e', 'stderr', '-p', folder, '-c', main], options)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
