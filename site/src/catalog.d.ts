// What the build puts in for a language; see site/languages.

declare module "words/format" {
  /** How the language writes days, money and rows of words. */
  const format: {
    name: string; tag: string;
    day: string; short: string; first: string; months: string[]; shortMonths: string[];
    money: string; group: string; decimal: string; stop: string;
    gap: string; comma: string; colon: string; semicolon: string; and: string; percent: string;
    open: string; close: string;
  };
  export default format;
}

declare module "place" {
  type Place = import("./place/place").Place;
  export const framed: Place["framed"], begin: Place["begin"], preset: Place["preset"], seen: Place["seen"], home: Place["home"], here: Place["here"],
    keep: Place["keep"], answered: Place["answered"], failed: Place["failed"], follow: Place["follow"], go: Place["go"], orders: Place["orders"],
    prices: Place["prices"], own: Place["own"];
}
