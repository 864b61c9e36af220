/** An id that can stand in a schema: no blank, so no sentence; nothing to escape. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._:/@[\]-]{0,79}$/

/**
 * The names by which a model knows options or members: the ids, where they are plain; else `#3` by place, because the key of an
 * instance comes from data, and a schema is no place for data.
 */
export function wireIds(ids: readonly string[]): readonly string[] {
  return ids.map((id, index) => (PLAIN.test(id) ? id : `#${index + 1}`))
}
