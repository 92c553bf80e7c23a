// What a question may cost, told before it is asked. wasm/edge/api/price.go has the same sum.

/** From this price on a question may take a while, and waits for its turn. */
export const dear = 150;

const [brace, quote, escape] = [..."{\"\\"].map((c) => c.charCodeAt(0));
const begin = [...'hts"'].map((c) => c.charCodeAt(0));
const isDigit = (c) => c >= 48 && c <= 57;

/**
 * About how many milliseconds of processor time a question of a path may take here: by its
 * size, by the objects in it, which are items, kinds of orders and entries, and by the goods
 * of which only the heading or subheading is told, for which many numbers are tried.
 */
export function price(path, bytes) {
  const size = Math.floor(bytes.length / 4000);
  if (path === "/v1/orders") return size;
  let objects = 0;
  let vague = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === brace) objects++;
    else if (bytes[i] === escape && bytes[i + 1] === 117) vague++; // \u may hide a name
    else if (bytes[i] === quote && begin.every((c, k) => bytes[i + 1 + k] === c) && ((i += 4), isVague(bytes, i + 1))) vague++;
  }
  return size + objects * (path === "/v1/bill" ? 50 : 2) + Math.min(120 * vague, 900);
}

/** Whether the value behind a name is a number of four to seven digits. */
function isVague(bytes, i) {
  while (i < bytes.length && bytes[i] !== quote) i++;
  let digits = 0;
  for (i++; i < bytes.length && bytes[i] !== quote; i++) if (isDigit(bytes[i])) digits++;
  return digits >= 4 && digits < 8;
}
