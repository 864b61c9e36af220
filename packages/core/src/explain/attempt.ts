/** What the caller handed over may throw when it is read: then that part is not explained. */
export function attempt<Part>(look: () => Part): Part | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
