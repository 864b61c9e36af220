/**
 * What no reader sees, or what reorders what is seen: control, format, tag and private-use characters, fillers, odd blanks and breaks,
 * and the planes that hold nothing yet.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{40000}-\u{10ffff}]|(?! )\p{Zs}/gu

/** Only we write angle brackets. The rest becomes a bracket, a quote or a backslash in a tokenizer that folds by compatibility (NFKC). */
const OURS = /[<>\uff1c\uff1e\ufe64\ufe65\u226e\u226f\uff02\uff3c\ufe68]/gu

/** Words that some models read as control tokens, in brackets. Those in angle brackets are met already. */
const CONTROL_TOKEN =
  /\[(?=\/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|ARGS|CALL_ID|THINK|PREFIX|MIDDLE|SUFFIX|IMG|IMG_BREAK|IMG_END|gMASK|sop|CLS|SEP|MASK)\])/giu

/** Printable ASCII in which there is nothing to look at twice. */
const PLAIN = /^[ !#-;=?-Z\]-~]*$/

/**
 * A text from outside as a JSON string that nothing in it can end, and that hides nothing: quotes, backslashes, line breaks, invisible
 * characters, halves of characters and angle brackets are escaped. `JSON.parse` gives the same text back.
 *
 * Letters that look like others are left: whole languages are written with them.
 */
export function quoteUntrusted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  return JSON.stringify(text).replace(HIDDEN, escaped).replace(OURS, escaped).replace(CONTROL_TOKEN, escaped)
}

function escaped(characters: string): string {
  let text = ''
  for (let at = 0; at < characters.length; at += 1) text += `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`
  return text
}
