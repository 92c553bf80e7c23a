/**
 * A message in the page's language. It is written in English where it is used; the words
 * between the values are the key of its translation.
 */
export function t(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((said, part, i) => said + values[i - 1] + part);
}
