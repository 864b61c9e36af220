import { escapeMarkup } from '../format/escape-markup.ts'

/** One part of a report. `about` is text, in which `code` stands in backticks; `content` is markup. */
export interface Section {
  /** Ours, never from outside: it is the anchor. */
  readonly id: string
  readonly title: string
  readonly about: string
  readonly content: string
}

export function sectionMarkup({ id, title, about, content }: Section): string {
  const explained = about === '' ? '' : `<p class="soft">${proseMarkup(about)}</p>`
  return `<section id="${id}">\n<h2>${escapeMarkup(title)}</h2>\n${explained}\n${content}\n</section>`
}

/** The titles as links, for a page that is long. */
export function contentsMarkup(sections: readonly Section[]): string {
  const links = sections.map(({ id, title }) => `<li><a href="#${id}">${escapeMarkup(title)}</a></li>`)
  return `<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>`
}

function proseMarkup(text: string): string {
  return escapeMarkup(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

/** What stands behind a plot, for those who cannot see it or want the numbers. */
export function figuresMarkup(table: string): string {
  return `<details class="figures"><summary>Figures</summary>${table}</details>`
}
