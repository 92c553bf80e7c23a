// The words here in each language but the sources' own, by their English. The build puts them in.
declare const WORDS: Record<string, Record<string, string>>;
// What each language is called in itself, and its tag.
declare const SPOKEN: Record<string, { tag: string; name: string }>;

/** The page that is shown without a connection in place of one whose language was not kept: it says so, and where the same page is kept. */
export function elsewhere(language: string, others: { code: string; address: string }[]): string {
  const t = ([message]: TemplateStringsArray) => WORDS[language]?.[message!] ?? message!;
  const links = others.map(({ code, address }) => `<li><a href="${address}" lang="${SPOKEN[code]!.tag}" hreflang="${SPOKEN[code]!.tag}">${SPOKEN[code]!.name}</a></li>`);
  return `<!doctype html>
<html lang="${SPOKEN[language]!.tag}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t`This page was not kept in this language`}</title>
<style>body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem } h1 { font-size: 1.5rem }</style>
<h1>${t`This page was not kept in this language`}</h1>
<p>${t`There is no connection, and on this device the site was never read in this language while there was one. Once you are connected, the page opens, and is kept too.`}</p>
<p>${t`What opens without a connection is this page in:`}</p>
<ul>${links.join("")}</ul>
`;
}
