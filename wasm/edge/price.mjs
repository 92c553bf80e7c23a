// What a question may cost, told before it is asked. wasm/edge/api/price.go has the same sum.

/** From this price on a question may take a while, and waits for its turn. */
export const dear = 150;

const codes = (text) => [...text].map((c) => c.charCodeAt(0));
const [brace, quote, escape, star, comma, end] = codes('{"\\*,]');
const number = codes('hts"');
const origins = codes('origins"');
const stands = (name, bytes, i) => bytes[i] === quote && name.every((c, k) => bytes[i + 1 + k] === c);
const isDigit = (c) => c >= 48 && c <= 57;

/** About how many items in all of the ways in which goods may have been made are worked out, and how many ways there are of one item of any country. */
const mostMade = 1000;
const anywhere = 45;

/**
 * About how many milliseconds of processor time a question of a path may take here: by its
 * size, by the objects in it, which are items, kinds of orders and entries, as often as there
 * are ways in which the goods may have been made, and by the goods of which only the heading or
 * subheading is told, for which many numbers are tried.
 */
export function price(path, bytes) {
  const size = Math.floor(bytes.length / 4000);
  if (path === "/v1/orders") return size;
  let objects = 0;
  let vague = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === brace) objects++;
    else if (bytes[i] === escape && bytes[i + 1] === 117) vague++; // \u may hide a name
    else if (stands(number, bytes, i) && ((i += number.length), isVague(bytes, i + 1))) vague++;
  }
  if (path === "/v1/check") objects = Math.max(objects, Math.min(ways(bytes) * objects, mostMade));
  if (path === "/v1/products") objects = Math.min(objects * listed(bytes), mostListed);
  return size + objects * (path === "/v1/bill" ? 50 : 2) + Math.min(120 * vague, 900);
}

/** How many answers a question about products has at most. */
const mostListed = 20_000;
const lists = [origins, codes('modes"'), codes('dates"')];

/** How many answers a question about products has for each: one for each origin, mode and date. A name that is escaped may hide any of them. */
function listed(bytes) {
  let n = 1;
  for (const name of lists) {
    for (let i = 0; i < bytes.length; i++) {
      if (!stands(name, bytes, i)) continue;
      let named = 1;
      for (; i < bytes.length && bytes[i] !== end; i++) if (bytes[i] === comma) named++;
      n *= named;
      break;
    }
  }
  return bytes.some((c, i) => c === escape && bytes[i + 1] === 117) ? mostListed : Math.min(n, mostListed);
}

/** Whether the value behind a name is a number of four to seven digits. */
function isVague(bytes, i) {
  while (i < bytes.length && bytes[i] !== quote) i++;
  let digits = 0;
  for (i++; i < bytes.length && bytes[i] !== quote; i++) if (isDigit(bytes[i])) digits++;
  return digits >= 4 && digits < 8;
}

/** In about how many ways the goods of a question may have been made. */
function ways(bytes) {
  let n = 1;
  for (let i = 0; i < bytes.length; i++) {
    if (!stands(origins, bytes, i)) continue;
    let named = 1;
    let any = false;
    for (; i < bytes.length && bytes[i] !== end; i++) {
      if (bytes[i] === star) any = true;
      else if (bytes[i] === comma) named++;
    }
    n = Math.min(n * (any ? anywhere : named), mostMade);
  }
  return n;
}
