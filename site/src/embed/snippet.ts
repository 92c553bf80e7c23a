import { t } from "../language";
import { sandbox } from "./sandbox";

// What is pasted into a page so that the calculator stands there.

/** Where the widget is to be had, and how much of it is fixed. */
export interface Source {
  /** The loader's address. */
  loader: string;
  /** Its hash, where the loader never changes. */
  integrity: string;
  /** The address of a frame's page, without what it is told. */
  frame: string;
  /** The address of the whole page, for those without scripts. */
  page: string;
}

/** The element's attributes in the order they are written. */
export type Attributes = [name: string, value: string][];

/** The element alone. Its content is for those whose browser runs no scripts. */
export function element(a: Attributes, from: Source): string {
  return `<section-321-calculator${a.map(written).join("")}>\n  <a href="${escape(from.page)}">${escape(t`Section 321 calculator`)}</a>\n</section-321-calculator>`;
}

/** For a page of HTML. */
export function html(a: Attributes, from: Source): string {
  return `<script src="${escape(from.loader)}"${pinned(from)} async></script>\n${element(a, from)}`;
}

/** For WordPress: a block of HTML, as its code editor shows it. */
export function wordpress(a: Attributes, from: Source): string {
  return `<!-- wp:html -->\n${html(a, from)}\n<!-- /wp:html -->`;
}

/** For React: a component. */
export function react(a: Attributes, from: Source): string {
  const integrity = from.integrity ? `\n    script.integrity = ${JSON.stringify(from.integrity)};\n    script.crossOrigin = "anonymous";` : "";
  return `import { useEffect } from "react";

const loader = ${JSON.stringify(from.loader)};

export function Section321Calculator() {
  useEffect(() => {
    if (document.querySelector(\`script[src="\${loader}"]\`)) return;
    const script = document.createElement("script");
    script.src = loader;${integrity}
    document.head.append(script);
  }, []);
  return <section-321-calculator${a.map(([name, value]) => ` ${name}={${JSON.stringify(value)}}`).join("")} />;
}`;
}

/** For a page that runs no script of ours: a frame of a fixed height. */
export function frame(a: Attributes, from: Source): string {
  const told = new URLSearchParams(a.filter(([name]) => !["view", "language", "events", "inputs"].includes(name)));
  return `<iframe src="${escape(`${from.frame}#${told}`)}" title="${escape(t`Section 321 calculator`)}" width="100%" height="900" loading="lazy" referrerpolicy="no-referrer"\n  sandbox="${sandbox}" allow="clipboard-write"></iframe>`;
}

/** What a content security policy must let through. */
export function policy(from: Source, fees: string): string {
  const { origin } = new URL(from.loader);
  const lines = [`script-src ${from.loader};`, `frame-src ${origin};`];
  if (fees && !fees.startsWith("{")) lines.push("connect-src 'self';");
  return lines.join("\n");
}

function pinned(from: Source): string {
  return from.integrity ? ` integrity="${from.integrity}" crossorigin="anonymous"` : "";
}

function written([name, value]: [string, string]): string {
  return value ? ` ${name}="${escape(value)}"` : ` ${name}`;
}

// WordPress takes a ">" within a value for the end of the tag.
function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
