/** What an element may hold: other nodes, text, or nothing. */
export type Child = Node | string | null | undefined | false;

/**
 * Makes an element. Text stays text: nothing here reads markup, so nothing a link
 * or a person brings can become part of the page.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  append(e, children);
  return e;
}

/** Makes an SVG element. */
export function svg(tag: string, attributes: Record<string, string | number> = {}, ...children: Child[]): SVGElement {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, String(value));
  append(e, children);
  return e;
}

function append(e: Element, children: Child[]): void {
  for (const c of children) if (c) e.append(c);
}

/** The element with this id. It is in the page's own HTML, so it is there. */
export function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}
