import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewWorkspace } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

const SAMPLE = join('samples', 'orders.jsonl')

test('policies are listed, one is told as sentences, in both formats', async () => {
  await inNewWorkspace(async cwd => {
    expect(await runHere(['explain'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/order-release +1\.0\.0/),
      stderr: '',
    })
    expect(await runHere(['explain', 'order-release'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Finance owns credit release'),
    })
    const listed = JSON.parse((await runHere(['explain', '--format', 'json'], { cwd })).stdout)
    expect(listed).toMatchObject([{ id: 'order-release', version: '1.0.0' }])
    const told = JSON.parse((await runHere(['explain', 'order-release', '--format', 'json'], { cwd })).stdout)
    expect(told).toMatchObject({
      policy: 'order-release',
      sections: expect.arrayContaining([{ heading: expect.any(String), sentences: expect.any(Array) }]),
    })
  })
})

test('a decision is told with what would have changed it, by event, from a file or a pipe', async () => {
  await inNewWorkspace(async cwd => {
    const told = await runHere(['explain', '--record', SAMPLE, '--event', 'e-2'], { cwd })
    expect(told).toMatchObject({ code: 0, stderr: '' })
    expect(told.stdout).toMatch(/^order-release on order SO-2/)
    expect(told.stdout).toMatch(/would be permitted at exposure ≤ 1000 EUR[\s\S]*\nTrace\n/)
    const input = await readFile(join(cwd, SAMPLE))
    const piped = await runHere(['explain', '--record', '-', '--format', 'json'], { cwd, input })
    expect(JSON.parse(piped.stdout)).toMatchObject({
      decisions: [{ policy: 'order-release', subject: 'SO-1', sentences: expect.any(Array) }],
    })
  })
})

test('what cannot be explained is wrong usage, with what was perhaps meant', async () => {
  const mistakes: readonly (readonly [args: readonly string[], says: string])[] = [
    [['order-relese'], 'did you mean `order-release`?'],
    [['xyz'], 'there is no policy `xyz`; there is order-release'],
    [['--record', SAMPLE, '--event', 'e_2'], 'has the event `e_2`; did you mean `e-2`?'],
    [['--event', 'e-2'], '`--event` names a line of a `--record` file'],
    [['--record', 'nowhere.jsonl'], 'there is no file `nowhere.jsonl`'],
    [['--record', 'countersign.yaml'], 'no line of `countersign.yaml` could be read'],
    [['other', '--record', SAMPLE], '`other` does not decide the event `e-1`, which is `order.created`'],
    [['--record', 'closed.jsonl'], 'no policy decides the event `x`, which is `order.closed`'],
  ]
  await inNewWorkspace(async cwd => {
    const closed = { specversion: '1.0', id: 'x', source: 'oms', type: 'order.closed', time: '2026-03-20T12:00:00Z', data: { id: 'SO-1' } }
    await writeFile(join(cwd, 'closed.jsonl'), JSON.stringify(closed))
    const ran = await inTurn(mistakes, ([args]) => runHere(['explain', ...args], { cwd }))
    for (const [index, [, says]] of mistakes.entries())
      expect(ran[index]).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
  })
})
