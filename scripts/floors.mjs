/** The floors of packages/core/src from the ground up: a file imports from its own floor or a lower one. The one list. */
export const floors = ['values', 'canonical', 'policy', 'evaluate', 'explain', 'evidence', 'audit', 'score', 'runtime', 'store', 'testing']
