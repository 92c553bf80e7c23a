import format from "words/format";

// The choice among the site's languages. A link that holds a question is read in the
// language it was written in; who comes without one gets the language of the browser, or
// the one chosen here before.

const links = () => [...document.querySelectorAll<HTMLAnchorElement>("#languages a")];

/** Takes a person who came without a question to their language, and keeps what they choose. */
export function settle(): void {
  const here = links().find(a => a.hreflang === format.tag), own = wanted();
  // Only the pages of the first language are come to without a choice.
  if (own && own !== here && here === links()[0] && !location.hash) return location.replace(own.href);
  document.getElementById("languages")?.addEventListener("click", event => {
    const link = (event.target as HTMLElement).closest("a");
    if (!link) return;
    keep(link.dataset.language!);
    // The question goes along, and so does what was only begun. Without either the fragment says that this language was asked for.
    const begun = new CustomEvent("draft", { detail: { hash: "" } });
    dispatchEvent(begun);
    link.hash = begun.detail.hash || location.hash || `#${link.dataset.language}`;
  });
}

function wanted(): HTMLAnchorElement | undefined {
  const codes = [kept(), ...navigator.languages].filter(code => code);
  for (const code of codes) {
    const link = links().find(a => a.dataset.language === code!.split("-")[0]!.toLowerCase());
    if (link) return link;
  }
  return undefined;
}

function kept(): string {
  try {
    return localStorage.getItem("language") ?? "";
  } catch {
    return ""; // The browser keeps nothing.
  }
}

function keep(code: string): void {
  try {
    localStorage.setItem("language", code);
  } catch {
    // The address says it as well.
  }
}
