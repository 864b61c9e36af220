/** How many cases each property runs: quick by default, `LAWS=20000` in CI. */
export const lawRuns: number = Number(process.env['LAWS'] ?? 2000)
