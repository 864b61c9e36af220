import { createHash } from 'node:crypto'
import { escapeMarkup } from '../format/escape-markup.ts'
import { REPORT_SCRIPT } from './report-script.ts'
import { REPORT_STYLE } from './report-style.ts'

/**
 * A page that stands alone: no request, one style sheet and one script whose digests are all that its content security policy allows.
 * `body` is markup; what came from outside was escaped when it was made.
 */
export function reportPage(title: string, body: readonly string[]): string {
  const policy = `default-src 'none'; style-src '${digestOf(REPORT_STYLE)}'; script-src '${digestOf(REPORT_SCRIPT)}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
