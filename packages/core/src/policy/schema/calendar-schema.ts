import { z } from 'zod'
import { FORMS } from './forms.ts'
import type { ByName, OneOrMany } from './parts.ts'
import { byName, day, formed, oneOrMany, someText } from './parts.ts'

export interface CalendarDocument {
  readonly calendar: string
  readonly timeZone: string
  readonly hours: ByName<OneOrMany<string>>
  readonly closed?: readonly string[]
  readonly cutoffs?: ByName<string>
}

export const calendarSchema: z.ZodType<CalendarDocument> = z.strictObject({
  calendar: someText.meta({ description: 'The site, as `site` of a policy names it' }),
  timeZone: someText.meta({ description: 'An IANA name, such as `America/New_York`' }),
  hours: byName(formed(FORMS.weekdays, '`mon-fri`, `sat`'), oneOrMany(formed(FORMS.hours, '`06:00-22:00`, local time'))),
  closed: z.exactOptional(z.array(day)),
  cutoffs: z.exactOptional(byName(someText, formed(FORMS.clock, 'Local time'))),
})
