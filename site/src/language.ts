/**
 * A message in the page's language. It is written in English where it is used; the words
 * between the values are the key of its translation.
 */
export function t(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((said, part, i) => said + values[i - 1] + part);
}

/** A sentence or a name that the engine wrote, in the page's language. */
export function said(text: string): string {
  return text;
}

/** Words in a row as the page's language joins them: "a, b and c". */
export function list(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
