import { basename, resolve } from 'node:path'

/** A kebab-case id made of the folder's name. */
export function workspaceName(folder: string): string {
  const words = basename(resolve(folder))
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const name = (words ?? []).join('-').slice(0, 60)
  return /^[a-z]/.test(name) ? name : `policies${name === '' ? '' : `-${name}`}`
}
