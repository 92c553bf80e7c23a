// What the engine says, in the page's language. It says an id and values; the words stand in
// one file a language, which is fetched once. English comes rendered with the answer, beside
// the message, so the English page fetches none.

import format from "words/format";
import type { Message, MessageValue as Value } from "../../wasm/host/contract";
import { bytes } from "../../wasm/host/engine";
import { day, dollars } from "./language";

let words: Record<string, string> | undefined;
let replaced: Record<string, string | null> | undefined;
let lawless = false;
let learning: Promise<void> | undefined;

/** Fetches the words of the page's language, again if it failed before. */
export function learn(): Promise<void> {
  const { messages, messagesIntegrity = "" } = document.body.dataset;
  if (!messages) return Promise.resolve();
  return learning ??= bytes(messages, messagesIntegrity).then(
    text => know(JSON.parse(new TextDecoder().decode(text)) as Record<string, string>),
    (error: unknown) => {
      learning = undefined;
      throw error;
    });
}

/** Takes the words of the page's language. */
export function know(all: Record<string, string>): void {
  words = all;
  if (lawless) forgetLaw();
  if (replaced) replace(replaced);
}

/** Takes the words of an edition of the law for those it has others for, null where it has none: these rows are said in English. */
export function replace(by: Record<string, string | null>): void {
  replaced = by;
  if (!words) return;
  for (const [id, text] of Object.entries(by)) {
    if (text === null) delete words[id];
    else words[id] = text;
  }
}

/** Has what the law's rows say be said in English: it is not known which words still fit. */
export function forgetLaw(): void {
  lawless = !words;
  if (words) replace(Object.fromEntries(Object.keys(words).filter(id => id.includes(".") && !/^(country|formats|costs|prices)\./.test(id)).map(id => [id, null])));
}

/** What an answer says under a name. The message stands beside text as say, beside any other name as that name with Say. */
export function told(of: object | null | undefined, name = "text"): string {
  const { [name]: english = "", [beside(name)]: message } = (of ?? {}) as Record<string, unknown>;
  return (message && words && render(message as Message) || dated(english as string, message)) as string;
}

// The English of the engine writes its days as the law's tables do, and the page as people do.
function dated(english: string, message: unknown): string {
  const days = JSON.stringify(message ?? "").match(/\d{4}-\d\d-\d\d(?=")/g) ?? [];
  return days.reduce((text, on) => text.replaceAll(on, day(on)), english);
}

/** What an answer lists under a name. */
export function toldAll(of: object, name: string): string[] {
  const { [name]: english = [], [beside(name)]: messages } = of as Record<string, unknown[]>;
  return english.map((text, i) => (messages?.[i] && words && render(messages[i] as Message) || dated(text as string, messages?.[i])) as string);
}

/** A sentence as a part of another: without its full stop. */
export function unstopped(sentence: string): string {
  return sentence.endsWith(format.stop) ? sentence.slice(0, -format.stop.length) : sentence;
}

/** What a word of the contract is called: a unit, a part, a metal. */
export function called(family: string, word: string): string {
  return words?.[`${family}-${word}`] ?? word.replaceAll("-", " ");
}

/** Sentences one behind the other, without those that say nothing. */
export function behind(...sentences: (string | undefined)[]): string {
  return sentences.filter(s => s).join(format.gap);
}

const beside = (name: string) => name === "text" ? "say" : `${name}Say`;

// What is not known is undefined, and stays in English.
function render(message: Message): string | undefined {
  if (Array.isArray(message[0])) {
    const all = (message as Message[]).map(render);
    return all.includes(undefined) ? undefined : all.join(format.gap);
  }
  const [id, values] = message as [string, Record<string, Value>];
  // A brace that no name follows stands for itself.
  return words![id]?.replace(/\{([a-z][^}:]*):?([a-z]*)\}/g, (_, name: string, kind: string) => put(values[name] ?? "", kind));
}

function put(value: Value, kind: string): string {
  const text = value as string, several = value as string[], message = value as Message;
  switch (kind) {
    case "": case "money": return dollars(text.replace(/\.00$/, ""));
    case "price": return dollars(text);
    case "percent": return text.replace(".", format.decimal) + format.percent;
    case "number": return text.replace(".", format.decimal);
    case "day": return day(text);
    case "country": return words![`country.${text}`] ?? text;
    case "countries": return several.map(code => words![`country.${code}`] ?? code).join(format.comma);
    case "quoted": return quoted(text);
    case "words": return several.join(format.comma);
    case "quotes": return several.map(quoted).join(format.comma);
    case "say": return render(message) ?? "";
    case "name": return unstopped(render(message) ?? "");
    case "list": return (message as Message[]).map(render).join(format.comma);
    case "choices": return (message as Message[]).map(render).join(format.semicolon);
    default: return text;
  }
}

const quoted = (text: string) => format.open + text + format.close;
