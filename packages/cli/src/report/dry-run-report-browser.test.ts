import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from './browser.fixture.ts'
import { CHROMIUM, startBrowser } from './browser.fixture.ts'
import { dryRunReport } from './dry-run-report.ts'
import type { Order } from './reported-run.fixture.ts'
import { reportedRun } from './reported-run.fixture.ts'

const HOSTILE = `</td></script><script>document.title='owned'</script><img src=https://example.com/x onerror="document.title='owned'">`

const orders: readonly Order[] = Array.from({ length: 120 }, (_, index) => ({
  id: index === 7 ? HOSTILE : `SO-${index}`,
  site: `DC-${index % 3}`,
  tag: index % 10 === 0 ? HOSTILE : 'none',
  confidence: `0.${50 + (index % 50)}`,
  time: new Date(Date.UTC(2026, 2, 1, index)).toISOString(),
}))

test.skipIf(CHROMIUM !== undefined)('no Chromium on this machine: set CHROMIUM to look at reports', () => undefined)

const inBrowser = test.skipIf(CHROMIUM === undefined)

let [folder, url] = ['', '']
let browser: Browser | undefined

beforeAll(async () => {
  if (CHROMIUM === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'countersign-report-'))
  const path = join(folder, 'report.html')
  await writeFile(path, await dryRunReport(await reportedRun({ orders, because: HOSTILE })))
  url = pathToFileURL(path).href
  browser = await startBrowser(CHROMIUM)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  if (folder !== '') await rm(folder, { recursive: true })
})

async function open(view?: Parameters<Browser['open']>[1]): Promise<Page> {
  if (browser === undefined) throw new Error('there is no browser')
  return await browser.open(url, view)
}

const SHOWN = `[...document.querySelectorAll('.decisions tbody')].filter(row => row.offsetHeight > 0).length`
const search = (text: string): string =>
  `(() => { const field = document.querySelector('.search input'); field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input')); return ${SHOWN} })()`
const choose = (key: string, value: string): string =>
  `(() => { const field = document.querySelector('select[data-filter=${key}]'); field.value = '${value}'; field.dispatchEvent(new Event('change')); return ${SHOWN} })()`

inBrowser('the page opens without a complaint and asks for nothing but itself', async () => {
  const page = await open()
  expect(await page.evaluate('document.title')).toBe('Dry run of shop')
  expect(page.complaints).toEqual([])
  expect(page.requests).toEqual([url])
})

inBrowser('its security policy lets nothing else run and nothing be fetched', async () => {
  const page = await open()
  await page.evaluate(
    `(() => { const script = document.createElement('script'); script.textContent = "document.title = 'owned'"; document.body.append(script) })() ?? 0`,
  )
  await page.evaluate(`(() => { document.body.append(Object.assign(new Image(), { src: 'https://example.com/x.png' })) })() ?? 0`)
  expect(await page.evaluate('document.title')).toBe('Dry run of shop')
  expect(page.complaints.filter(complaint => complaint.includes('Content Security Policy'))).toHaveLength(2)
})

inBrowser('search and filters leave the rows that fit, and say how many', async () => {
  const page = await open()
  expect(await page.evaluate(SHOWN)).toBe(50)
  expect(await page.evaluate(`(document.querySelector('button.more').click(), ${SHOWN})`)).toBe(120)
  expect(await page.evaluate(search('so-11'))).toBe(11)
  expect(await page.evaluate(search('so-11 dc-2'))).toBe(5)
  expect(await page.evaluate(`document.querySelector('.search output').textContent`)).toBe('5 of 120 match')
  expect(await page.evaluate(choose('verdict', 'deny'))).toBe(0)
  expect(await page.evaluate(`document.querySelector('.none').offsetHeight > 0`)).toBe(true)
  expect(await page.evaluate(`(${search('')}, ${choose('site', 'DC-1')})`)).toBe(10)
  expect(await page.evaluate(search('untagged onerror'))).toBeGreaterThan(0)
})

inBrowser.each(['light', 'dark'] as const)('text and bars stand out in %s', async scheme => {
  const page = await open({ scheme })
  expect(await page.evaluate(TOO_FAINT)).toEqual([])
})

/** What has too little WCAG contrast with the paper: text, or parts of plots, which have a legend and a table. */
const TOO_FAINT = `(() => {
  const style = getComputedStyle(document.documentElement)
  const channels = name => {
    const probe = document.createElement('i')
    probe.style.color = style.getPropertyValue('--' + name)
    document.body.append(probe)
    return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number)
  }
  const luminance = name => {
    const [r, g, b] = channels(name).map(value => value / 255).map(value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = name => {
    const [light, dark] = [luminance(name), luminance('paper')].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  const parts = ['permit', 'review', 'deny', 'not-applicable', 'execute', 'await-approval', 'block', 'observe', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']
  return [...['ink', 'soft'].filter(name => ratio(name) < 4.5), ...parts.filter(name => ratio(name) < 1.8)]
})()`

inBrowser('without scripts the content is there: every decision, its explanation, and the plots', async () => {
  const page = await open({ javascript: false })
  expect(await page.evaluate(SHOWN)).toBe(120)
  expect(await page.evaluate(`document.querySelector('.search').offsetHeight`)).toBe(0)
  expect(await page.evaluate(`document.querySelectorAll('figure svg').length`)).toBeGreaterThan(5)
  expect(await page.evaluate(`document.querySelector('.why summary').textContent`)).toMatch(/^deny ship/)
  expect(page.complaints).toEqual([])
})

inBrowser.each([390, 1100])('nothing is wider than a page of %d pixels', async width => {
  const page = await open({ width })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
})
