// The calculator in a page, a Web Worker or Node: a question in, an answer out, both JSON text.
//
//   const engine = await Engine.load(await compile("engine.wasm"));
//   engine.edition(await bytes("law.bin")); // before anything is asked
//   engine.load(await bytes("tariff.bin")); // for duty and for searching the tariff
//   const answer = JSON.parse(engine.answer("check", JSON.stringify(shipment)));

import { wasi } from "./wasi";

/** What an instance of the engine offers. */
export interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  /** Makes room for n bytes: the verb's letters and right behind them the request. 0 when that is too much. */
  input(n: number): number;
  /** Answers what stands in the room and returns the length of the answer. */
  answer(verb: number, request: number): number;
  /** Where the answer stands. */
  output(): number;
}

const FAILED = JSON.stringify({
  error: { code: "internal", message: "The calculator stopped on this request and was started again." },
});

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** One running engine. It remembers nothing from one answer to the next but the law and the tariff it was given. */
export class Engine {
  private law: Uint8Array | undefined;
  private tariff: Uint8Array | undefined;
  private words: Uint8Array | undefined;
  private readonly eras: Uint8Array[] = [];

  private constructor(
    private readonly module: WebAssembly.Module,
    private live: Exports | undefined,
  ) {}

  /** Starts an engine from its compiled file. */
  static async load(module: WebAssembly.Module): Promise<Engine> {
    return new Engine(module, await start(module));
  }

  /**
   * Hands over the law, before any tariff. An engine holds none. Whoever does so has verified it. The answer
   * is that of load.
   */
  edition(law: Uint8Array): string {
    const said = this.answered("edition", law);
    if (!said.startsWith('{"error"')) this.law = law;
    return said;
  }

  /**
   * Hands over the packed tariff and keeps it, so that an instance started after a trap has it too. The
   * answer is `{"loaded":true}`, or an error object, which leaves the engine as it was.
   */
  load(tariff: Uint8Array): string {
    const said = this.answered("tariff", tariff);
    if (!said.startsWith('{"error"')) this.tariff = tariff;
    return said;
  }

  /** Hands over the packed tariff of an era of earlier days, once the tariff is there. The answer is that of load. */
  era(tariff: Uint8Array): string {
    const said = this.answered("era", tariff);
    if (!said.startsWith('{"error"')) this.eras.push(tariff);
    return said;
  }

  /** Hands over the vocabulary of the search, once the tariff is there. The answer is `{"taught":true}`, or an error object. */
  teach(words: Uint8Array): string {
    const said = this.answered("words", words);
    if (!said.startsWith('{"error"')) this.words = words;
    return said;
  }

  /**
   * Answers one request; `verb` is `check`, `law` or another the calculator knows. Never throws: what
   * cannot be answered comes back as an error object.
   */
  answer(verb: string, request: string): string {
    return this.answered(verb, encoder.encode(request));
  }

  private answered(verb: string, request: Uint8Array): string {
    try {
      this.live ??= this.furnish(startNow(this.module));
      return ask(this.live, verb, request);
    } catch (error) {
      console.error(error);
      // The instance cannot be trusted any more. Some browsers refuse to start a large module on a page's
      // own thread while it waits, so a new one is made ready here; a call that comes sooner tries itself.
      this.live = undefined;
      start(this.module).then((live) => (this.live ??= this.furnish(live)), console.error);
      return FAILED;
    }
  }

  // Gives a new instance the law and the tariff that the one before it had.
  private furnish(live: Exports): Exports {
    if (this.law) ask(live, "edition", this.law);
    if (this.tariff) ask(live, "tariff", this.tariff);
    for (const era of this.eras) ask(live, "era", era);
    if (this.words) ask(live, "words", this.words);
    return live;
  }

  /** The memory of the instance at work. */
  get memory(): WebAssembly.Memory | undefined {
    return this.live?.memory;
  }
}

/** Starts an instance for a host that keeps it as long as it lives, because it remembers what it was asked. */
export async function start(module: WebAssembly.Module): Promise<Exports> {
  const imports = wasi(module, () => live.memory);
  const live = (await WebAssembly.instantiate(module, imports)).exports as Exports;
  live._initialize();
  return live;
}

function startNow(module: WebAssembly.Module): Exports {
  const imports = wasi(module, () => live.memory);
  const live = new WebAssembly.Instance(module, imports).exports as Exports;
  live._initialize();
  return live;
}

function ask(live: Exports, word: string, request: Uint8Array): string {
  return decoder.decode(exchange(live, word, request));
}

/** Sends an instance bytes and returns the bytes of its answer, which are good until the next exchange. */
export function exchange(live: Exports, word: string, request: Uint8Array): Uint8Array {
  const verb = encoder.encode(word);
  const room = live.input(verb.length + request.length) >>> 0;
  if (room) {
    // Views are made after each call: a call may grow the memory, which detaches older ones.
    const bytes = new Uint8Array(live.memory.buffer);
    bytes.set(verb, room);
    bytes.set(request, room + verb.length);
  }
  const length = live.answer(verb.length, request.length) >>> 0;
  return new Uint8Array(live.memory.buffer, live.output() >>> 0, length);
}

/** Fetches a file whole. With `integrity` another one, or a part of it, is refused. */
export async function bytes(url: string | URL, integrity = ""): Promise<Uint8Array<ArrayBuffer>> {
  const response = await get(url, integrity);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Fetches and compiles the engine, while it arrives where the server names it `application/wasm`, else
 * afterwards. With `integrity` ("sha256-" and the hash in base64) a file that did not arrive whole, or is
 * another one, is refused.
 */
export async function compile(url: string | URL, integrity = ""): Promise<WebAssembly.Module> {
  const response = await get(url, integrity);
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function get(url: string | URL, integrity: string): Promise<Response> {
  // What the browser has kept may be damaged. Then the server is asked for it anew.
  const response = await fetch(url, { integrity }).then(r => r.ok ? r : undefined, () => undefined) ??
    await fetch(url, { integrity, cache: "reload" });
  if (!response.ok) throw new Error(`${response.url || url}: ${response.status} ${response.statusText}`);
  return response;
}
