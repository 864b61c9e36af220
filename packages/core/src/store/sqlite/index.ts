export type { DocumentText } from '../../score/precedents/sections-of-document.ts'
export type { Precedents } from './open-precedents.ts'
export { openPrecedents } from './open-precedents.ts'
