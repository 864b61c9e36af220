import { expect, test } from 'vitest'
import { printJson } from './print-json.ts'

test('the value comes back, and a terminal is not steered', () => {
  const value = { '\u001b[2J': ['\u009b2J', '\u202egpj', 'a\nb', '\u2028', 'Größe 🚚 数量', '\ud800'] }
  const text = printJson(value)
  expect(JSON.parse(text)).toEqual(value)
  expect(text).not.toMatch(/[\u001b\u007f-\u009f\u202e\u2028\ud800](?![\udc00-\udfff])/)
  expect(text).toContain('Größe 🚚 数量')
})
