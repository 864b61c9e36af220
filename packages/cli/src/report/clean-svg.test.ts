import { expect, test } from 'vitest'
import { cleanSvg } from './clean-svg.ts'

test.each([
  {
    name: 'what a drawing needs stays',
    svg: '<path d="M0 1" fill="var(--permit)"></path>',
    clean: '<path d="M0 1" fill="var(--permit)"></path>',
  },
  {
    name: 'of a style only the size of the text',
    svg: '<text style="font-size:12px;font-family:x;">a</text>',
    clean: '<text font-size="12">a</text>',
  },
  {
    name: 'no classes, handlers and foreign attributes',
    svg: '<rect class="a" onclick="b()" ecmeta_x="1" x="2"/>',
    clean: '<rect x="2"/>',
  },
  { name: 'no style sheets', svg: '<style >\n<![CDATA[ a:hover { b } ]]>\n</style><g></g>', clean: '<g></g>' },
  { name: 'no links to elsewhere', svg: '<path fill="url(#a)" d="M0 0"></path>', clean: '<path d="M0 0"></path>' },
  {
    name: 'text stays text',
    svg: '<text x="1">&lt;script&gt; a=&quot;b&quot;</text>',
    clean: '<text x="1">&lt;script&gt; a=&quot;b&quot;</text>',
  },
])('$name', ({ svg, clean }) => expect(cleanSvg(`<svg width="1" viewBox="0 0 1 1">\n${svg}\n</svg>`)).toBe(clean))
