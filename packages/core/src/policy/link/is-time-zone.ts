/** Whether the time-zone data of this machine knows the name. It says nothing about any moment, so a policy still reads the same everywhere. */
export function isTimeZone(name: string): boolean {
  // `+01:00` is no zone: it knows no summer.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false
  try {
    // biome-ignore lint/style/noRestrictedGlobals: only whether the name exists is asked, never what it means
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
