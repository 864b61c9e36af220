/** What the process says to the shell. A run that a signal ended says so as shells do, with 128 and the number of SIGINT or SIGTERM. */
export const EXIT = { fine: 0, findings: 1, usage: 2, defect: 3, interrupted: 130, terminated: 143 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
