// The few words said in the page around, in its language. The build puts in what they are
// in the others than English.

declare const WORDS: Record<string, Record<string, string>>;

/** The languages the calculator speaks. */
export const languages = ["en", ...Object.keys(WORDS)];

/** A message's words in a language. */
export function speak(language: string): (parts: TemplateStringsArray) => string {
  return ([message]) => WORDS[language]?.[message!] ?? message!;
}

/** The language of an element: the one it asks for, its page's, the browser's. */
export function languageOf(element: Element): string {
  const asked = [element.getAttribute("language"), element.closest("[lang]")?.getAttribute("lang"), document.documentElement.lang, ...navigator.languages];
  for (const tag of asked) {
    const code = tag?.toLowerCase().split(/[-_]/)[0];
    if (code && languages.includes(code)) return code;
  }
  return "en";
}
