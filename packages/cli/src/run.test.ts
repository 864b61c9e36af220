import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { delimiter, join } from 'node:path'
import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { tooOld } from './required-node.ts'
import { verdictOn } from './run.ts'
import { inNewFolder, inNewWorkspace, runCli, startCli } from './run-cli.fixture.ts'
import { inTurn, runHere } from './run-here.fixture.ts'
import { UsageError } from './usage-error.ts'

test('what was typed wrong ends with 2 and with what was perhaps meant', async () => {
  await inNewFolder(async cwd => {
    const lines = [['chekc'], ['check', '--fxi'], ['dry-run', '--replay'], ['init', 'a', 'b'], []]
    const ran = await inTurn(lines, args => runHere(args, { cwd }))
    expect(ran.map(({ code, stdout }) => [code, stdout])).toEqual(ran.map(() => [2, '']))
    const [command, option, value, extra, none] = ran.map(({ stderr }) => stderr)
    expect(command).toContain('Did you mean check?')
    expect(option).toContain('Did you mean --fix?')
    expect(value).toContain('argument missing')
    expect(extra).toContain('too many arguments')
    expect(none).toContain('Usage: countersign')
  })
})

test('help and version are fine', async () => {
  await inNewFolder(async cwd => {
    const [help, version] = await Promise.all([['--help'], ['--version']].map(args => runCli(args, { cwd })))
    const one = await runHere(['dry-run', '--help'], { cwd })
    expect(help).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/init[\s\S]*check[\s\S]*Exit codes: 0 fine, 1 findings.*143 ended by a kill/),
    })
    expect(version).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(one).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--replay') })
  })
})

test('a pipe that is closed early hides no findings', async () => {
  await inNewFolder(async cwd => {
    await writeFile(join(cwd, 'countersign.yaml'), 'workspace: w')
    const running = startCli(['check'], { cwd, input: '' })
    running.closeStdout()
    expect(await running.ended).toEqual({ code: 1, stdout: '', stderr: '' })
  })
})

test('a defect of ours ends with 3, asks for a report, and keeps its stack to itself', async () => {
  await inNewWorkspace(async cwd => {
    const node = ['--import', 'data:text/javascript,performance.now=()=>{throw new Error("boom\\u001b[2J")}']
    const [told, debugged] = await Promise.all(['', '1'].map(debug => runCli(['check'], { cwd, node, env: { DEBUG: debug } })))
    expect(told).toMatchObject({ code: 3, stdout: '' })
    expect(told?.stderr).toMatch(/^countersign failed: boom\ufffd\[2J\nthis is a defect: please report it/)
    expect(told?.stderr).not.toMatch(/^ +at /m)
    expect(debugged?.stderr).toMatch(/^ +at /m)
  })
})

test.each([
  { name: 'commander', error: new CommanderError(1, 'x', 'x'), code: 2, text: /^$/ },
  { name: 'help', error: new CommanderError(0, 'x', 'x'), code: 0, text: /^$/ },
  { name: 'usage', error: new UsageError('no `a\nb`'), code: 2, text: /^error: no `a b`\n$/ },
  { name: 'a defect', error: new Error('boom', { cause: 'x' }), code: 3, text: /^countersign failed: boom\nthis is a defect/ },
  { name: 'a thrown text', error: 'boom', code: 3, text: /^countersign failed: boom\n/ },
])('$name', ({ error, code, text }) => {
  expect(verdictOn(error)).toEqual({ code, text: expect.stringMatching(text) })
})

test('colours only where they are wanted, lines only as long as the terminal', async () => {
  await inNewWorkspace(async cwd => {
    const [plain, none, forced] = await Promise.all(
      [{ NO_COLOR: '' }, { NO_COLOR: '1', FORCE_COLOR: '1' }, { NO_COLOR: '', FORCE_COLOR: '1' }].map(env =>
        runCli(['check'], { cwd, env }),
      ),
    )
    for (const ran of [plain, none]) expect(ran?.stdout).not.toContain('\u001b')
    expect(forced?.stdout).toContain('\u001b[32mno findings')
  })
})

test.each(['18.20.0', '20.20.2', '22.12.0', '22.0.0'])('Node.js %s is told what is needed', version => {
  expect(tooOld(version)).toBe(`countersign needs Node.js 22.13 or newer; this is ${version}`)
})

test.each(['22.13.0', '23.0.0', '24.21.0', '26.1.0'])('Node.js %s will do', version => expect(tooOld(version)).toBeUndefined())

const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter(folder => !folder.includes('node_modules'))
  .map(folder => join(folder, 'node'))
  .find(file => existsSync(file) && tooOld(execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()) !== undefined)

test.skipIf(oldNode === undefined)('an old Node.js gets one line, not a stack', async () => {
  await inNewFolder(async folder => {
    // As the build writes them: these are all the files that are loaded before the version is known.
    for (const file of ['bin', 'exit-code', 'required-node']) {
      const source = await readFile(new URL(`./${file}.ts`, import.meta.url), 'utf8')
      await writeFile(join(folder, `${file}.js`), stripTypeScriptTypes(source).replaceAll(".ts'", ".js'"))
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    const { status, stdout, stderr } = spawnSync(oldNode ?? '', [join(folder, 'bin.js'), 'check'], { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^countersign needs Node\.js 22\.13 or newer; this is \d+\.\d+\.\d+\n$/)
  })
})
