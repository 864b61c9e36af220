/** What the process says to the shell; DESIGN §11. */
export const EXIT = { fine: 0, findings: 1, usage: 2, defect: 3 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
