/** What a drawing needs. Styles and classes are ours and stand in the page; anything else has no business there. */
const ALLOWED: ReadonlySet<string> = new Set(
  'd fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap transform x y x1 y1 x2 y2 width height text-anchor dominant-baseline points'.split(
    ' ',
  ),
)

const FONT_SIZE = /font-size:(\d+)px/

/**
 * The inside of an SVG that a plotting library made, without style sheets, inline styles (the page's security policy forbids them),
 * scripts and attributes of its own. The library has escaped all text, so whatever looks like a tag is one.
 */
export function cleanSvg(svg: string): string {
  const inside = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
  return inside
    .replaceAll(/<(style|script|title|metadata)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[a-zA-Z][^>]*>/g, cleanTag)
    .replaceAll(/\n+/g, '\n')
    .trim()
}

const TAGS: ReadonlySet<string> = new Set(['g', 'path', 'rect', 'line', 'polyline', 'polygon', 'circle', 'text', 'tspan'])

function cleanTag(tag: string): string {
  const name = /^<([a-zA-Z]+)/.exec(tag)?.[1] ?? ''
  if (!TAGS.has(name)) return '<g>'
  const kept = [...tag.matchAll(/\s([\w:-]+)="([^"]*)"/g)].flatMap(([, key = '', value = '']) => cleanAttribute(key, value))
  return `<${[name, ...kept].join(' ')}${tag.endsWith('/>') ? '/' : ''}>`
}

function cleanAttribute(key: string, value: string): readonly string[] {
  const size = key === 'style' ? FONT_SIZE.exec(value)?.[1] : undefined
  if (size !== undefined) return [`font-size="${size}"`]
  return ALLOWED.has(key) && !/url\(/i.test(value) ? [`${key}="${value}"`] : []
}
