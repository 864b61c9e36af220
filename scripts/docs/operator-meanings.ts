/** What each operator of the map form asks, in the order in which the reader knows them. */
export const OPERATOR_MEANINGS: Readonly<Record<string, string>> = {
  not: 'is another value; or the opposite of the operators below it',
  in: 'is one of a list',
  notIn: 'is none of a list',
  above: 'is greater',
  atLeast: 'is greater or equal',
  below: 'is less',
  atMost: 'is less or equal',
  between: 'lies between two values, both included: `[1, 5]`',
  contains: 'a list has the element; a text has the part',
  some: 'a condition, or a value, holds for at least one element of a list',
  every: 'a condition, or a value, holds for every element of a list',
}
