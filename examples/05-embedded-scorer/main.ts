import { decideOrders } from './decide-orders.ts'

/** `npm run example -- embedded-scorer`: the sample orders again, this time with a scorer that is asked while they are decided. */
for (const [kind, number] of [...(await decideOrders())].sort()) console.log(`${String(number).padStart(6)}  ${kind}`)
