import type { Amounts, CheckRequest, Item } from "./contract";

// A question a person typed has a few hundred characters. Anything near this size
// is not one, and is not worth reading.
const longest = 20_000;
const mostItems = 100;

/** What a link holds: a question, what the form has no field for, or why it cannot be read. */
export interface Question {
  request: CheckRequest;
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
export function fragment(request: object): string {
  return "#check=" + encodeURIComponent(JSON.stringify(request));
}

/** Reads a fragment. Null when it holds no question, a string when it is broken. */
export function read(hash: string): Question | string | null {
  if (!hash.startsWith("#check=")) return null;
  if (hash.length > longest) return "It is far longer than any question.";
  let value: unknown;
  try {
    value = JSON.parse(decodeURIComponent(hash.slice("#check=".length)));
  } catch {
    return "It is damaged, perhaps cut off when it was copied.";
  }
  if (!isObject(value)) return "It does not hold a question.";
  return sort(value);
}

type Kind = "text" | "flag" | "list" | "amounts";
const shipment: Record<string, Kind> = {
  date: "text", mode: "text", from: "text", purpose: "text", withdrawnFrom: "text", priorToday: "text",
  splitFromOneOrder: "flag", postalMethod: "text", filing: "text", loaded: "text",
};
const thing: Record<string, Kind> = {
  description: "text", hts: "text", origin: "text", quantity: "text", retailValue: "text",
  customsValue: "text", currency: "text", claim: "text", recipient: "text", facts: "list",
  measures: "amounts", metalValue: "amounts", metalWeight: "amounts",
};
const person: Record<string, Kind> = { id: "text", kind: "text" };

// Sorts what a link holds into what the form shows and what it only carries along.
function sort(value: Record<string, unknown>): Question | string {
  const extra: Part[] = [];
  const { items, person: who, fx, ...rest } = value;
  const request: CheckRequest = { items: [], ...take(rest, shipment, [], extra) };

  if (isObject(who)) request.person = take(who, person, ["person"], extra);
  else if (who !== undefined) extra.push({ path: ["person"], value: who });

  if (isObject(fx)) {
    request.fx = {};
    for (const [code, rate] of Object.entries(fx)) {
      const t = text(rate);
      if (t === undefined || !/^[A-Z]{3}$/.test(code)) extra.push({ path: ["fx", code], value: rate });
      else request.fx[code] = t;
    }
  } else if (fx !== undefined) extra.push({ path: ["fx"], value: fx });

  if (Array.isArray(items)) {
    if (items.length > mostItems) return `It has ${items.length} items; the form takes ${mostItems}.`;
    items.forEach((item: unknown, i) => {
      if (isObject(item)) request.items.push(take(item, thing, ["items", i], extra) as Item);
      else {
        request.items.push({});
        extra.push({ path: ["items", i], value: item });
      }
    });
  } else if (items !== undefined) extra.push({ path: ["items"], value: items });
  return { request, extra };
}

function take(from: Record<string, unknown>, fields: Record<string, Kind>, path: Part["path"], extra: Part[]) {
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

// The form writes amounts as text, so only links made elsewhere have numbers. A short
// one is what was written; a long one may have lost digits and is not taken for it.
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" && String(value).length <= 15 ? String(value) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
