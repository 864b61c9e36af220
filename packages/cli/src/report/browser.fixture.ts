import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A Chromium of this machine, or nothing: then tests that look at pages are skipped. */
export const CHROMIUM: string | undefined = [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome'].find(
  name => name !== undefined && spawnSync(name, ['--version']).status === 0,
)

interface View {
  readonly javascript?: boolean
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

export interface Page {
  /** The value of an expression, as JSON; also where the page itself runs no scripts. */
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly screenshot: () => Promise<Buffer>
  /** Whatever the console, the security policy or an exception said. */
  readonly complaints: readonly string[]
  /** What was asked for, the page itself included. */
  readonly requests: readonly string[]
}

export interface Browser {
  readonly open: (url: string, view?: View) => Promise<Page>
  readonly close: () => Promise<void>
}

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --hide-scrollbars --remote-debugging-port=0 --proxy-server=127.0.0.1:9'

export async function startBrowser(command: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'countersign-browser-'))
  const child = spawn(command, [...FLAGS.split(' '), `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise(resolve => child.once('close', resolve))
  const kill = (): boolean => child.kill('SIGKILL')
  // A test run that ends early leaves no browser behind.
  process.once('exit', kill)
  const close = async (): Promise<void> => {
    process.off('exit', kill)
    kill()
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const wire = await connect(await addressOf(child.stderr))
    return { open: (url, view = {}) => openPage(wire, url, view), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stderr)) {
    const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
    if (address !== undefined) {
      stderr.resume()
      return address
    }
  }
  throw new Error('the browser ended before it listened')
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: object
  readonly result?: object
  readonly error?: { readonly message: string }
}

/** The DevTools protocol: commands that are answered, and events. */
interface Wire {
  readonly send: (method: string, params?: object, sessionId?: string) => Promise<object>
  readonly listen: (listener: (message: Message) => void) => void
}

async function connect(address: string): Promise<Wire> {
  const socket = new WebSocket(address)
  const waiting = new Map<number, (message: Message) => void>()
  const listeners: ((message: Message) => void)[] = []
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data))
    if (message.id === undefined) for (const listener of listeners) listener(message)
    else waiting.get(message.id)?.(message)
  })
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error('the browser does not answer')))
  })
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, ({ result = {}, error }) =>
          error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
        )
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) }))
      }),
    listen: listener => listeners.push(listener),
  }
}

async function openPage(wire: Wire, url: string, { javascript = true, scheme = 'light', width = 1100, height = 900 }: View): Promise<Page> {
  const { targetId } = read(await wire.send('Target.createTarget', { url: 'about:blank' }))
  const session = String(read(await wire.send('Target.attachToTarget', { targetId, flatten: true }))['sessionId'])
  const send = (method: string, params: object = {}): Promise<object> => wire.send(method, params, session)
  const [complaints, requests]: [string[], string[]] = [[], []]
  const loaded = new Promise<void>(resolve =>
    wire.listen(({ method, sessionId, params = {} }) => {
      if (sessionId !== session) return
      if (method === 'Page.loadEventFired') resolve()
      if (method === 'Network.requestWillBeSent') requests.push(String(read(read(params)['request'])['url']))
      if (method !== undefined && COMPLAINTS.has(method)) complaints.push(JSON.stringify(params))
    }),
  )
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`)
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 })
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
  await send('Emulation.setScriptExecutionDisabled', { value: !javascript })
  await send('Page.navigate', { url })
  await loaded
  return {
    complaints,
    requests,
    evaluate: async expression => {
      const answer = read(await send('Runtime.evaluate', { expression: `JSON.stringify(${expression})` }))
      if (answer['exceptionDetails'] !== undefined) throw new Error(JSON.stringify(answer['exceptionDetails']))
      return JSON.parse(String(read(answer['result'])['value']))
    },
    screenshot: async () => Buffer.from(String(read(await send('Page.captureScreenshot'))['data']), 'base64'),
  }
}

const COMPLAINTS: ReadonlySet<string> = new Set(['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'])

function read(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
