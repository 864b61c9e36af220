import { byCodeNumber, codeNumber } from './code-number.ts'

/** Units of one dimension measure the same thing; only with a `factor` to the dimension's base are they convertible. */
type Dimension = 'count' | 'package' | 'mass' | 'length' | 'area' | 'volume' | 'time' | 'temperature' | 'energy'

export interface Unit {
  readonly dimension: Dimension
  /**
   * How many base units (piece, kilogram, metre, square metre, litre, second, kilowatt hour) it is, exactly, as decimal text. None: what it
   * holds depends on the item, and only the item's own pack table converts it.
   */
  readonly factor?: string
  readonly name: string
}

type Row = readonly [code: string, name: string, factor?: string]

/**
 * UN/ECE Recommendation 20 codes that orders, stock, shipments and labour are measured in, and packages of Recommendation 21 with the
 * prefix X that Recommendation 20 gives them. Sources: https://unece.org/trade/uncefact/cl-recommendations
 */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...units('count', [
    ['C62', 'one', '1'],
    ['EA', 'each', '1'],
    ['H87', 'piece', '1'],
    ['PR', 'pair', '2'],
    ['DZN', 'dozen', '12'],
    ['SCO', 'score', '20'],
    ['CEN', 'hundred', '100'],
    ['GRO', 'gross', '144'],
    ['MIL', 'thousand', '1000'],
    ['PCE', 'piece', '1'],
    ['SET', 'set'],
    ['KT', 'kit'],
  ]),
  ...units('package', [
    ['NMP', 'number of packs'],
    ['ST', 'sheet'],
    ['XBA', 'barrel'],
    ['XBC', 'bottle crate'],
    ['XBE', 'bundle'],
    ['XBG', 'bag'],
    ['XBJ', 'bucket'],
    ['XBO', 'bottle'],
    ['XBX', 'box'],
    ['XCA', 'can'],
    ['XCR', 'crate'],
    ['XCS', 'case'],
    ['XCT', 'carton'],
    ['XCY', 'cylinder'],
    ['XDR', 'drum'],
    ['XEN', 'envelope'],
    ['XJR', 'jar'],
    ['XKG', 'keg'],
    ['XPA', 'packet'],
    ['XPC', 'parcel'],
    ['XPK', 'package'],
    ['XPX', 'pallet'],
    ['XRO', 'roll'],
    ['XSA', 'sack'],
    ['XTB', 'tub'],
    ['XTU', 'tube'],
    // Withdrawn in favour of the codes with X, and still what many systems send.
    ['BG', 'bag'],
    ['BO', 'bottle'],
    ['BX', 'box'],
    ['CA', 'can'],
    ['CR', 'crate'],
    ['CS', 'case'],
    ['CT', 'carton'],
    ['DR', 'drum'],
    ['PA', 'packet'],
    ['PF', 'pallet (lift)'],
    ['PK', 'pack'],
    ['RO', 'roll'],
    ['TU', 'tube'],
  ]),
  ...units('mass', [
    ['MGM', 'milligram', '0.000001'],
    ['GRM', 'gram', '0.001'],
    ['HGM', 'hectogram', '0.1'],
    ['KGM', 'kilogram', '1'],
    ['DTN', 'decitonne', '100'],
    ['TNE', 'tonne', '1000'],
    ['ONZ', 'ounce', '0.028349523125'],
    ['LBR', 'pound', '0.45359237'],
    ['CWA', 'hundredweight (US)', '45.359237'],
    ['CWI', 'hundredweight (UK)', '50.80234544'],
    ['STN', 'ton (US)', '907.18474'],
    ['LTN', 'ton (UK)', '1016.0469088'],
  ]),
  ...units('length', [
    ['MMT', 'millimetre', '0.001'],
    ['CMT', 'centimetre', '0.01'],
    ['DMT', 'decimetre', '0.1'],
    ['MTR', 'metre', '1'],
    ['KMT', 'kilometre', '1000'],
    ['INH', 'inch', '0.0254'],
    ['FOT', 'foot', '0.3048'],
    ['YRD', 'yard', '0.9144'],
    ['SMI', 'mile', '1609.344'],
    ['NMI', 'nautical mile', '1852'],
  ]),
  ...units('area', [
    ['MMK', 'square millimetre', '0.000001'],
    ['CMK', 'square centimetre', '0.0001'],
    ['MTK', 'square metre', '1'],
    ['HAR', 'hectare', '10000'],
    ['KMK', 'square kilometre', '1000000'],
    ['INK', 'square inch', '0.00064516'],
    ['FTK', 'square foot', '0.09290304'],
    ['YDK', 'square yard', '0.83612736'],
  ]),
  ...units('volume', [
    ['MMQ', 'cubic millimetre', '0.000001'],
    ['CMQ', 'cubic centimetre', '0.001'],
    ['MLT', 'millilitre', '0.001'],
    ['CLT', 'centilitre', '0.01'],
    ['DLT', 'decilitre', '0.1'],
    ['LTR', 'litre', '1'],
    ['DMQ', 'cubic decimetre', '1'],
    ['HLT', 'hectolitre', '100'],
    ['MTQ', 'cubic metre', '1000'],
    ['INQ', 'cubic inch', '0.016387064'],
    ['FTQ', 'cubic foot', '28.316846592'],
    ['YDQ', 'cubic yard', '764.554857984'],
    ['OZA', 'fluid ounce (US)', '0.0295735295625'],
    ['GLL', 'gallon (US)', '3.785411784'],
    ['GLI', 'gallon (UK)', '4.54609'],
    ['BLL', 'barrel (US petroleum)', '158.987294928'],
  ]),
  ...units('time', [
    ['C26', 'millisecond', '0.001'],
    ['SEC', 'second', '1'],
    ['MIN', 'minute', '60'],
    ['HUR', 'hour', '3600'],
    ['DAY', 'day', '86400'],
    ['WEE', 'week', '604800'],
    ['LH', 'labour hour'],
    ['MON', 'month'],
    ['ANN', 'year'],
  ]),
  ...units('temperature', [
    ['CEL', 'degree Celsius'],
    ['FAH', 'degree Fahrenheit'],
    ['KEL', 'kelvin'],
  ]),
  ...units('energy', [
    ['WHR', 'watt hour', '0.001'],
    ['KWH', 'kilowatt hour', '1'],
    ['MWH', 'megawatt hour', '1000'],
  ]),
])

function units(dimension: Dimension, rows: readonly Row[]): (readonly [code: string, unit: Unit])[] {
  return rows.map(([code, name, factor]) => [code, factor === undefined ? { dimension, name } : { dimension, name, factor }])
}

export function unitOf(code: string): Unit | undefined {
  return UNITS.get(code)
}

const BY_NUMBER = byCodeNumber(UNITS.keys())

/** The unit whose code ends `text` from there on. */
export function unitAt(text: string, from: number): string | undefined {
  return BY_NUMBER.get(codeNumber(text, from))
}

/** Upper case only, as the recommendation writes them. */
export function isUnit(code: string): boolean {
  return UNITS.has(code)
}

/** For "did you mean". */
export function unitCodes(): readonly string[] {
  return [...UNITS.keys()]
}
