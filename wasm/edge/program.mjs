// The Go program, and how it is asked.
//
// Go speaks with JavaScript through wasm_exec.js, in small steps: each name and each
// object it touches is a call. Most of what is here saves such calls, or makes them
// cheap, because a check itself takes no longer than a few hundred of them.

import { Latin } from "./latin.mjs";
import "./wasm_exec.js";
import code from "./app.wasm";
import edition from "./edition.bin";

Latin.done();

/** What stands in for Headers and Response while the program fills them in. */
class Headers {
  list = {};
  append(name, value) {
    this.list[name] = value;
  }
}
class Response {
  constructor(body, { status, headers }) {
    Object.assign(this, { body, status, headers: headers.list });
  }
}

/** A program at work. */
export class Program {
  #go = new Go();
  #binding = {};
  #memory;
  #now = 0n;
  #eras = new Set();

  /** Starts a program. It is ready when this returns. */
  constructor() {
    const go = this.#go;
    go.env = { GODEBUG: "gcshrinkstackoff=1" }; // a stack that was grown stays so
    Object.assign(go.importObject.gojs, {
      // A timer would belong to the request in which it was set, and end with it. The
      // program needs none.
      "runtime.scheduleTimeoutEvent": () => {},
      "runtime.clearTimeoutEvent": () => {},
      // An isolate that is starting has no random numbers to give. The program wants them to
      // tell its maps apart from those of other programs, and its maps of what strangers
      // send are small, but for those of a file of orders, which has a bound itself.
      "runtime.getRandomData": (sp) => {
        const at = go.mem.getUint32((sp >>> 0) + 8, true);
        const bytes = new Uint8Array(this.#memory.buffer, at, go.mem.getUint32((sp >>> 0) + 16, true));
        try {
          crypto.getRandomValues(bytes);
        } catch {
          bytes.fill(1);
        }
      },
      // While a request is answered the clock of a Worker stands still anyway.
      "runtime.nanotime1": (sp) => go.mem.setBigInt64((sp >>> 0) + 8, this.#now, true),
    });
    if (edition.byteLength) this.#binding.edition = new Uint8Array(edition);
    this.#tick();
    const real = { Headers: globalThis.Headers, Response: globalThis.Response };
    Object.assign(globalThis, { context: { binding: this.#binding }, Headers, Response });
    try {
      const instance = new WebAssembly.Instance(code, { ...go.importObject, workers: { ready() {} } });
      this.#memory = instance.exports.mem;
      go.run(instance).catch(() => {});
    } finally {
      Object.assign(globalThis, real);
    }
  }

  /** The headers that every answer carries where it has none of its own by that name. */
  get fixed() {
    return this.#binding.fixed;
  }

  /** Hands over the words that the search needs. Throws where they are not what they should be. */
  teach(words) {
    const answer = this.#binding.teach(words);
    if (answer !== '{"taught":true}') throw new Error(answer);
    this.taught = true;
  }

  /** The name of an era of earlier days that the last question asked for and that was not there, if any. */
  lacking() {
    const era = this.#binding.lacks;
    this.#binding.lacks = undefined;
    return era;
  }

  /** Hands over the tariff of an era. Throws where it is not what it should be, or was there and is asked for again. */
  remember(name, era) {
    const answer = this.#eras.has(name) ? "it was handed over before" : this.#binding.era(era);
    if (answer !== '{"loaded":true}') throw new Error(answer);
    this.#eras.add(name);
  }

  get memory() {
    return this.#memory;
  }

  /**
   * Asks the program: an address, a method, headers as pairs, and a body. Its answer is a
   * status, headers and a body or null. Throws where it fell, after which it is of no use.
   */
  async ask(url, method, headers, bytes) {
    this.#tick();
    const answer = this.#binding.handleRequest({ url, method, headers: { entries: () => headers }, body: { bytes } });
    if (this.#go.exited || !answer) throw new Error("the program ended");
    return answer;
  }

  // Lets the program's clock go on. Where there is no time yet, because the isolate is
  // starting, it has just begun to run.
  #tick() {
    this.#now = BigInt(Date.now() || 1) * 1_000_000n;
  }
}
