import { expect, test } from 'vitest'
import { examination } from './examination.fixture.ts'
import { formatGithub } from './format-github.ts'

test('one command a finding; nothing in it can start another', () => {
  expect(formatGithub(examination)).toBe(
    [
      '::warning file=policies/a.policy.yaml,line=2,endLine=2,col=7,endColumn=12,title=cut-by-comma::the text was cut',
      '::error file=policies/a%2Cb%3Ac%25.policy.yaml,line=2,endLine=2,col=7,endColumn=12,title=unknown-field::no field `<b>"x"</b>`%0A::error::100%25 \ufffd[2J, `a:b` ]]>%0Adid you mean `total` & `tier\'`?',
      '::error title=unknown-action::pack:orders/o.catalogue.yaml:2 no action',
      '',
    ].join('\n'),
  )
})
