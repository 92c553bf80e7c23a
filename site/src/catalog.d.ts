// What the build puts in for a language; see site/languages.

/** Whether the page is made for a frame in somebody else's page. */
declare const EMBEDDED: boolean;

declare module "words/scripts" {
  /** Messages by their English words. */
  const words: Record<string, string>;
  export default words;
}
declare module "words/law" {
  /** The engine's sentences by their English words. */
  const words: Record<string, string>;
  export default words;
}
declare module "words/countries" {
  /** Countries by their English names. */
  const words: Record<string, string>;
  export default words;
}
declare module "words/format" {
  /** How the language writes days, money and rows of words. */
  const format: {
    name: string; tag: string;
    day: string; short: string; first: string; months: string[]; shortMonths: string[];
    money: string; group: string; decimal: string;
    gap: string; comma: string; and: string; percent: string;
  };
  export default format;
}
