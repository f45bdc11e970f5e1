/** All results of one run of the benchmark. */
import type { Machine } from './machine.ts'
import type { ArchiveResults } from './measure-archives.ts'
import type { Cost } from './measure-cost.ts'
import type { LoadResult } from './measure-loads.ts'
import type { SlowReaderResults } from './measure-slow-readers.ts'
import type { ScaleResults } from './measure-scale.ts'
import type { StartUp } from './measure-start-up.ts'
import type { Options } from './options.ts'
import type { Memory } from './process-memory.ts'
import type { MissingServer, ServerSpec } from './server-spec.ts'
import type { AnswerTimes } from './time-answer.ts'

export type Results = {
  options: Options
  /** How this run of the benchmark was started. */
  commandLine: string
  machine: Machine
  wrkVersion: string | undefined
  servers: ServerSpec[]
  missing: MissingServer[]
  /** How the servers were started for the loads, by name. */
  commands: Map<string, string>
  startUp: Map<string, StartUp>
  /** Of fresh servers; Spool with `idleThreads` workers. */
  idleMemory: Map<string, Memory | undefined>
  loads: LoadResult[]
  /** Of the servers after all loads; Spool with 2 workers. */
  memoryAfterLoads: Map<string, Memory | undefined>
  slowReaders: SlowReaderResults
  /** Of Spool, the cost also of the limit of the runtime; undefined if they were not measured, or if there is no search. */
  archives?: ArchiveResults
  search?: AnswerTimes[] | undefined
  cost?: Cost[]
  keys?: LoadResult[]
  scale?: ScaleResults
}

/** Spool's worker threads where its idle memory is measured: what a laptop with four cores gets. */
export const idleThreads = 4

/** The server that all others are compared with. */
export const yardstick = 'nginx'

/** The limit of the runtime, which no server on Node can pass. */
export const floor = 'bare'
