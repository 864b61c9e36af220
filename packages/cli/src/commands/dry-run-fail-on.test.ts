import { expect, test } from 'vitest'
import { inNewWorkspace } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

const RUN = ['dry-run', 'samples/orders.jsonl']

test('a condition that is met ends a run with 1 and says what was measured; others do not', async () => {
  await inNewWorkspace(async cwd => {
    const fail = (...conditions: readonly string[]): readonly string[] => [...RUN, ...conditions.flatMap(one => ['--fail-on', one])]
    const given = [
      fail('broken>0', 'duplicates>1'),
      fail('duplicates>0,records>=11', 'deny<10%'),
      [...fail('review>0'), '--format', 'json'],
    ]
    const [fine, failed, json] = await inTurn(given, args => runHere(args, { cwd }))
    expect(fine).toMatchObject({ code: 0, stderr: '' })
    expect(failed?.code).toBe(1)
    expect(failed?.stderr).toMatch(/^failed on duplicates>0: 1 of 11 records, 9\.09 %\nfailed on records>=11: 11\n$/)
    expect(JSON.parse(json?.stdout ?? '')).toMatchObject({ failed: [{ condition: 'review>0', of: { what: 'decisions', number: 10 } }] })
    expect(json?.code).toBe(1)
  })
})

test.each([
  ['reason:valu>0', '`reason:valu>0`: no policy has the reason `valu`; did you mean `value`?'],
  ['option:relese>0', '`option:relese>0`: no policy has the option `relese`; did you mean `release`?'],
  ['dny>0', '`dny>0`: there is no measure `dny`; did you mean `deny`?'],
])('%s is a mistake, which is told before anything is decided', async (condition, says) => {
  await inNewWorkspace(async cwd => {
    expect(await runHere([...RUN, '--fail-on', condition], { cwd })).toEqual({ code: 2, stdout: '', stderr: `error: ${says}\n` })
  })
})
