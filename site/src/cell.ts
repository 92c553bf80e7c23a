// What a spreadsheet runs begins with one of these signs, whatever that cannot be seen stands
// before it. A number with its sign is none.
const run = String.raw`(?:[\t\r\n]|[\s\p{Cf}\p{Cc}]*(?:[=@＝＠＋－]|[+\-][\d.,]*[^\d.,]))`;
const atBegin = new RegExp(`^(?=${run})`, "u");
const behind = new RegExp(`([;\\t|])(?="*${run})`, "gu");

/**
 * A cell of a file with commas. One that a spreadsheet would run as a formula gets an apostrophe
 * before it, also behind a sign that stands between columns where the file is opened otherwise.
 */
export function cell(text: string): string {
  const safe = text.replace(behind, "$1'").replace(atBegin, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
