/** The folder that holds the shipped policy packs: this package's own root. */
export const policiesFolder: URL = new URL('../', import.meta.url)
