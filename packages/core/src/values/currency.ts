import { byCodeNumber, codeNumber } from './code-number.ts'

/**
 * ISO 4217 codes of currencies and funds that accounts are kept in. Left out are the codes of metals, bond market units, SDR and the
 * test codes (`XAU`, `XBA`, `XDR`, `XTS` …): nobody invoices in them.
 */
const CODES =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP ' +
  'COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK ' +
  'JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN ' +
  'NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP ' +
  'SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'

const CURRENCIES: ReadonlySet<string> = new Set(CODES.split(' '))

const BY_NUMBER = byCodeNumber(CURRENCIES)

/** The currency whose code ends `text` from there on. */
export function currencyAt(text: string, from: number): string | undefined {
  return BY_NUMBER.get(codeNumber(text, from))
}

/** Upper case only: `eur` is a mistake in a policy and malformed in a payload. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code)
}

/** For "did you mean". */
export function currencyCodes(): readonly string[] {
  return [...CURRENCIES]
}
