import type { Amounts } from "../../wasm/host/contract";
import { t } from "./language";

// A question stands in the address after the "#", under the name of its verb.

// A question a person typed has a few hundred characters. Anything near this size
// is not one, and is not worth reading.
const longest = 20_000;

/** What a link holds: a question, and what the form has no field for. */
export interface Question<Request> {
  request: Request;
  /** Parts the form cannot show. They go to the engine as they came. */
  extra: Part[];
}

/** A part of a question and the steps that lead to it. */
export interface Part {
  path: (string | number)[];
  value: unknown;
}

/** A path as the engine writes it: items[0].measures. */
export function written(path: Part["path"]): string {
  return path.map((s, i) => typeof s === "number" ? `[${s}]` : i ? `.${s}` : s).join("");
}

/** The address's fragment for a question. */
export function fragment(verb: string, request: object): string {
  return `#${verb}=` + encodeURIComponent(JSON.stringify(request));
}

/** Gives what was typed to the page in another language, where the address does not hold it already. `begun` says whether anything was. */
export function carryOver(verb: string, request: () => object, begun: () => boolean): void {
  addEventListener("draft", event => {
    if (location.hash !== fragment(verb, request()) && begun()) (event as CustomEvent<{ hash: string }>).detail.hash = fragment("draft", request());
  });
}

/** Reads a fragment as it came. Null when it holds no question, a string when it is broken. */
export function read(hash: string, verb: string): Record<string, unknown> | string | null {
  const before = `#${verb}=`;
  if (!hash.startsWith(before)) return null;
  if (hash.length > longest) return t`It is far longer than any question.`;
  let value: unknown;
  try {
    value = JSON.parse(decodeURIComponent(hash.slice(before.length)));
  } catch {
    return t`It is damaged, perhaps cut off when it was copied.`;
  }
  return isObject(value) ? value : t`It does not hold a question.`;
}

/** What a field of a form can hold. */
export type Kind = "text" | "flag" | "list" | "amounts";

type KindOf<V> = [V] extends [boolean] ? "flag" : [V] extends [string[]] ? "list" : [V] extends [string | number] ? "text" : "amounts";

/**
 * The fields of a part of a question, each with its kind, as the contract has them: one too many or too few does
 * not compile. `Else` names those that are taken in another way, or that no field of the form shows.
 */
export type Fields<Part, Else extends keyof Part = never> = { [Name in Exclude<keyof Part, Else>]-?: KindOf<NonNullable<Part[Name]>> };

/** Takes what the fields can hold; the rest becomes extra. */
export function take(from: Record<string, unknown>, fields: Record<string, Kind>, path: Part["path"], extra: Part[]) {
  const taken: Record<string, string | boolean | string[] | Amounts> = {};
  for (const [name, value] of Object.entries(from)) {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const shown = kind === "text" ? text(value)
      : kind === "flag" && typeof value === "boolean" ? value
      : kind === "amounts" ? amounts(value)
      : kind === "list" && Array.isArray(value) && value.every(v => typeof v === "string") ? value as string[]
      : undefined;
    if (shown === undefined) extra.push({ path: [...path, name], value });
    else taken[name] = shown;
  }
  return taken;
}

/** Puts the extra parts into a question, each where its path leads. */
export function carry(into: object, extra: Part[]): void {
  for (const { path, value } of extra) define(into, path, value);
}

// Defines rather than assigns: a link may name a field "__proto__", and that too has
// to reach the engine to be refused.
function define(into: object, path: Part["path"], value: unknown): void {
  const [step, ...rest] = path;
  const own: unknown = Object.getOwnPropertyDescriptor(into, step!)?.value;
  const inner = typeof own === "object" && own !== null ? own : {};
  if (rest.length) define(inner, rest, value);
  Object.defineProperty(into, step!, {
    value: rest.length ? inner : value, enumerable: true, configurable: true, writable: true,
  });
}

/** Takes the exchange rates of currencies that can be ones. */
export function rates(fx: unknown, extra: Part[]): Record<string, string> {
  const all: Record<string, string> = {};
  if (isObject(fx)) {
    for (const [code, rate] of Object.entries(fx)) {
      const t = text(rate);
      if (t === undefined || !/^[A-Z]{3}$/.test(code)) extra.push({ path: ["fx", code], value: rate });
      else all[code] = t;
    }
  } else if (fx !== undefined) extra.push({ path: ["fx"], value: fx });
  return all;
}

// Amounts by plain words, each of which gets a field of its own.
function amounts(value: unknown): Amounts | undefined {
  if (!isObject(value)) return undefined;
  const all: Amounts = {};
  for (const [name, v] of Object.entries(value)) {
    const t = text(v);
    if (t === undefined || !/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
    all[name] = t;
  }
  return all;
}

/**
 * A text, or a number as it was written. The form writes amounts as text, so only links
 * made elsewhere have numbers. A short one is what was written; a long one may have lost
 * digits and is not taken for it.
 */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" && String(value).length <= 15 ? String(value) : undefined;
}

/** Whether a value is an object with fields, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
