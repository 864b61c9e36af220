import { z } from 'zod'
import { FORMS } from './forms.ts'
import type { ByName, OneOrMany } from './parts.ts'
import { byName, day, formed, oneOrMany, says, someText } from './parts.ts'

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
  hours: says(
    'Opening hours by weekday; a day that is not named is closed',
    byName(formed(FORMS.weekdays, '`mon-fri`, `sat`'), oneOrMany(formed(FORMS.hours, '`06:00-22:00`, local time'))),
  ),
  closed: z.exactOptional(says('Days on which the site is closed', z.array(day))),
  cutoffs: z.exactOptional(says('Times of day by name, such as a carrier', byName(someText, formed(FORMS.clock, 'Local time')))),
})
