/** What the process says to the shell. A run that Ctrl-C ended says so as shells do, with 128 + SIGINT. */
export const EXIT = { fine: 0, findings: 1, usage: 2, defect: 3, interrupted: 130 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
