/** The whole report as a Markdown page. */
import type { Target } from '../loads.ts'
import { warmUpSeconds, type LoadResult } from '../measure-loads.ts'
import type { Results } from '../results.ts'
import { wrkArguments } from '../wrk.ts'
import { reading } from './reading.ts'
import { tables } from './tables.ts'

export function markdown(results: Results): string {
  const { options, machine } = results
  const quick = options.quick
    ? ['**A smoke test (`--quick`): these numbers prove that the benchmark runs, and nothing else.**', '']
    : []
  return [
    '# Performance',
    '',
    `Made on ${machine.date} by \`${results.commandLine}\`. To run it yourself see \`bench/README.md\`.`,
    '',
    ...quick,
    '## In plain words',
    '',
    ...reading(results).map((sentence) => `- ${sentence}`),
    '',
    ...caveats(results),
    '',
    ...tables(results).flatMap(({ title, text, note }) => [
      `## ${title}`,
      '',
      text,
      '',
      ...(note === undefined ? [] : [note, '']),
    ]),
    ...(results.loads.length === 0 ? [] : legend(results)),
    '## Machine',
    '',
    `- ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB of memory`,
    `- ${machine.kernel}, ${machine.system}`,
    `- Load average just before: ${machine.loadBefore.toFixed(2)}`,
    '',
    '## Servers',
    '',
    ...servers(results),
    '',
  ].join('\n')
}

function caveats({ options, machine }: Results): string[] {
  return [
    `All of it is loopback: server and load generator share the same ${machine.cores} cores, so a rate says ` +
      'how much work a request costs more than how fast a real network would be, and a server that leaves ' +
      'more of the machine to `wrk` looks better. Files are in the page cache. Every server logs each ' +
      `request. ${options.quick ? '' : `Each server is under a load for ${warmUpSeconds} s before it is measured. `}` +
      `A measurement lasts ${options.seconds} s; in each round every server is measured once, in ` +
      'rotating order, and ratios compare runs of the same round. A ratio whose range by round includes 1 ' +
      'is a draw.',
  ]
}

/** What differs between servers and machines, for loads that ask for something else than a file. */
const placeholders: Partial<Record<string, Target>> = {
  mix: { kind: 'mix', files: [], targetsFile: 'TARGETS' },
  thumbs: { kind: 'mix', files: [], targetsFile: 'TARGETS' },
  listing: { kind: 'listing', path: '/listing/', names: [] },
  linked: { kind: 'listing', path: '/linked/', names: [] },
  missing: { kind: 'missing', path: '/missing.bin' },
}

/** Lists wrk's arguments for each load, with placeholders for what differs between servers and machines. */
function legend({ options, loads, wrkVersion }: Results): string[] {
  const line = ({ load }: LoadResult) => {
    const target = placeholders[load.name] ?? {
      kind: 'file',
      file: { path: '/FILE', sizeBytes: 0, sha256: '' },
    }
    const args = wrkArguments({ load, target, port: 'PORT', seconds: options.seconds })
    return `- **${load.name}**: ${load.title}: \`wrk ${args.map(quote).join(' ')}\``
  }
  return [`## Loads (wrk ${wrkVersion ?? ''})`, '', ...loads.map(line), '']
}

function servers({ servers, missing, commands }: Results): string[] {
  return [
    ...servers.map(({ name, version, setup }) => {
      const command = commands.get(name)
      return `- **${name}** ${version}: ${setup}${command === undefined ? '' : `: \`${command}\``}`
    }),
    ...missing.map((server) => `- **${server.name}**: ${server.missing}`),
  ]
}

function quote(argument: string): string {
  return argument.includes(' ') ? `'${argument}'` : argument
}
