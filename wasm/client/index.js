// Section 321 for programs in JavaScript: the calculator on this machine, or the API,
// behind the same functions.

import { compile, Engine } from "../host/engine.ts";
import { Eras } from "../host/eras.ts";
import { joined } from "../host/note.ts";
import { holds, opened } from "./edition.js";

export { EditionError } from "./edition.js";

/** A request that cannot be answered, and why. */
export class RequestError extends Error {
  constructor({ code, field, message, also }) {
    super(message);
    this.name = "RequestError";
    this.code = code;
    this.field = field;
    this.also = also ?? [];
  }
}

/** The functions, over one that takes a verb and a request and returns the answer's text. */
class Section321 {
  #ask;
  #askAll;

  constructor(ask, askAll) {
    this.#ask = ask;
    this.#askAll = askAll;
  }

  async #answer(verb, request, options) {
    const answer = JSON.parse(await this.#ask(verb, request, options));
    if (answer.error) throw new RequestError(answer.error);
    return answer;
  }

  check(request, options) {
    return this.#answer("check", request, options);
  }

  compare(request, options) {
    return this.#answer("compare", request, options);
  }

  refund(request, options) {
    return this.#answer("refund", request, options);
  }

  bill(request, options) {
    return this.#answer("bill", request, options);
  }

  flags(request, options) {
    return this.#answer("flags", request, options);
  }

  products(request, options) {
    return this.#answer("products", request, options);
  }

  law(request, options) {
    return this.#answer("law", request, options);
  }

  catalog(request = {}, options) {
    return this.#answer("catalog", request, options);
  }

  find(request, options) {
    return this.#answer("find", request, options);
  }

  async *checkAll(requests, options) {
    for await (const answer of this.#askAll(requests, options)) yield JSON.parse(answer);
  }
}

/** Starts the calculator on this machine. It asks nobody anything. */
export async function local({ engine = beside("calculator.wasm"), law = beside("law.bin"), tariff = beside("tariff.bin"), words = beside("words.txt"), era = beside, edition, trust = [] } = {}) {
  const [module, code, table, names, file] = await Promise.all([program(engine), bytes(law), bytes(tariff), bytes(words), edition && bytes(edition)]);
  const running = await Engine.load(module), newer = file && (await opened(file, [trust].flat()));
  for (const said of [running.edition(newer ? joined(code, newer.law) : code), running.load(table), running.teach(names)]) {
    const { error } = JSON.parse(said);
    if (error) throw new RequestError(error);
  }
  if (newer) await holds(running, newer, ERAS.at(-1).until);
  // The tariff of earlier years is read when a request names a day of them, and all of it where
  // a number may be one of other days.
  const past = new Eras(async (table) => running.era(table), era ? ERAS : [], (e) => bytes(era(e.url)));
  const known = (loading) => loading.catch(() => false); // without it the answer says what it lacks
  const ask = async (verb, request) => {
    const text = JSON.stringify(request);
    await known(past.of(text));
    const said = running.answer(verb, text);
    return said.includes('"hts-unknown"') && (await known(past.everyDay())) ? running.answer(verb, text) : said;
  };
  return new Section321(ask, async function* (requests) {
    for await (const request of requests) yield ask("check", request);
  });
}

/** Speaks with the API at an address. */
export function remote(address, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  const at = (path) => new URL("v1/" + path, String(address).replace(/\/*$/, "/"));
  // An error of the API is an answer; anything else did not come from it.
  const received = async (response, kind) => {
    const type = response.headers.get("Content-Type") ?? "";
    if (!type.startsWith("application/json") && !(kind && type.startsWith(kind))) {
      throw new Error(`${response.url}: ${response.status} ${response.statusText}, which is no answer of the API`);
    }
    return response.text();
  };
  const post = (path, kind, body, options) =>
    fetch(at(path), { ...options, method: "POST", headers: { "Content-Type": kind }, body });

  const ask = async (verb, request, options) => {
    if (verb !== "law" && verb !== "find") return received(await post(verb, "application/json", JSON.stringify(request), options));
    // In the address, so that the answer can be kept.
    const url = at(verb);
    for (const [name, value] of Object.entries(request)) {
      if (value !== undefined) url.searchParams.append(name === "query" ? "q" : name, value);
    }
    return received(await fetch(url, options));
  };
  return new Section321(ask, async function* (requests, options) {
    const lines = "application/x-ndjson";
    for await (const group of groups(requests)) {
      const text = await received(await post("check/batch", lines, group.join("\n"), options), lines);
      if (!text.endsWith("\n")) throw new RequestError(JSON.parse(text).error);
      const answers = text.slice(0, -1).split("\n");
      // An answer too many tells why there are no more.
      if (answers.length !== group.length) throw new RequestError(JSON.parse(answers.at(-1)).error);
      yield* answers;
    }
  });
}

/** Gathers requests, as text, into groups of a size that any server and any network takes. */
async function* groups(requests) {
  let group = [];
  let size = 0;
  for await (const request of requests) {
    const line = JSON.stringify(request);
    group.push(line);
    size += line.length;
    if (group.length === 200 || size > 256 << 10) {
      yield group;
      [group, size] = [[], 0];
    }
  }
  if (group.length) yield group;
}

const beside = (name) => new URL(name, import.meta.url);

async function program(engine) {
  if (engine instanceof WebAssembly.Module) return engine;
  if (isFetched(engine)) return compile(engine);
  return WebAssembly.compile(await bytes(engine));
}

async function bytes(source) {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (!isFetched(source)) {
    const { readFile } = await import("node:fs/promises");
    return readFile(source);
  }
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

// A text is an address; a file: address is read from the disk.
const isFetched = (source) => (typeof source === "string" || source instanceof URL) && !String(source).startsWith("file:");
