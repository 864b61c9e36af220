import { SingleBar } from 'cli-progress'

/** Tells on stderr how far a run is, once it has taken a second; without a terminal a line every five. */
export interface Progress {
  readonly addBytes: (bytes: number) => void
  readonly addRecords: (records: number) => void
  readonly stop: () => void
}

const QUIET_MS = 1000
/** Between two lines where there is no terminal, and before the first: a log need not tell of short runs. */
const WITHOUT_TERMINAL_MS = 5000

/** `totalBytes` unknown (a pipe): records and rate, but no bar. */
export function createProgress(totalBytes: number | undefined, doing: string = 'deciding'): Progress {
  const started = performance.now()
  const bar = createBar(totalBytes, doing)
  let [bytes, records, drawn] = [0, 0, false]
  const addRecords = (more: number): void => {
    records += more
    const elapsed = performance.now() - started
    if (elapsed < (process.stderr.isTTY ? QUIET_MS : WITHOUT_TERMINAL_MS)) return
    const rate = Math.round((records / elapsed) * 1000)
    const left = Math.ceil((elapsed * ((totalBytes ?? bytes) - bytes)) / Math.max(bytes, 1) / 1000)
    const shown = { records: records.toLocaleString('en-US'), rate: rate.toLocaleString('en-US'), left: duration(left) }
    if (drawn) bar.update(bytes, shown)
    else bar.start(Math.max(totalBytes ?? 0, 1), bytes, shown)
    drawn = true
  }
  return {
    addBytes: more => {
      bytes += more
    },
    addRecords,
    stop: () => {
      if (drawn) bar.stop()
    },
  }
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

function createBar(totalBytes: number | undefined, doing: string): SingleBar {
  const rate = '{records} records, {rate}/s'
  return new SingleBar({
    format: totalBytes === undefined ? `${doing} ${rate}` : `${doing} {bar} {percentage}% ${rate}, {left} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: WITHOUT_TERMINAL_MS,
    clearOnComplete: true,
    hideCursor: false,
  })
}
