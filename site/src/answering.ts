import { Engine } from "../../wasm/host/engine";
import type { Done, Work } from "./worker";

/** An engine wherever it works. What it says is JSON text, an error object where it cannot answer. */
export interface Answering {
  edition(law: Uint8Array): Promise<string>;
  load(tariff: Uint8Array): Promise<string>;
  era(tariff: Uint8Array): Promise<string>;
  teach(words: Uint8Array): Promise<string>;
  answer(verb: string, request: string): Promise<string>;
}

/** Thrown for a question whose worker is gone or does not answer. */
export class Gone extends Error {}

/** How long an answer may take, in milliseconds. The largest question takes a few seconds on a slow telephone. */
const patience = 30_000;

/** Starts an engine in a Web Worker, which is made ready while the program is compiled, and in the page where the browser lets no worker start. `gone` is told when the worker is not there any more. */
export async function start(program: Promise<WebAssembly.Module>, script: string, gone: () => void): Promise<Answering> {
  try {
    return await away(program, script, gone);
  } catch (error) {
    const compiled = await program;
    console.warn(error);
    const engine = await Engine.load(compiled);
    return {
      edition: law => Promise.resolve(engine.edition(law)),
      load: tariff => Promise.resolve(engine.load(tariff)),
      era: tariff => Promise.resolve(engine.era(tariff)),
      teach: words => Promise.resolve(engine.teach(words)),
      answer: (verb, request) => Promise.resolve(engine.answer(verb, request)),
    };
  }
}

async function away(program: Promise<WebAssembly.Module>, script: string, gone: () => void): Promise<Answering> {
  const worker = new Worker(script, { type: "module" });
  const waiting = new Map<number, { done(answer: string): void; stop(error: Error): void; timer: number }>();
  const lock = `section321 engine ${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  let last = 0, over = false;
  const send = (work: Work) => worker.postMessage(work);
  // A worker that ended says nothing. What it held tells, and where nothing does, that it is silent.
  const lost = (why: string) => {
    if (over) return;
    over = true;
    worker.terminate();
    for (const { stop, timer } of waiting.values()) {
      clearTimeout(timer);
      stop(new Gone(why));
    }
    waiting.clear();
    gone();
  };
  const ask = (work: { edition: Uint8Array } | { tariff: Uint8Array } | { era: Uint8Array } | { words: Uint8Array } | { verb: string; request: string }) => new Promise<string>((done, stop) => {
    if (over) return stop(new Gone("the worker is gone"));
    waiting.set(++last, { done, stop, timer: window.setTimeout(() => lost("the worker does not answer"), patience) });
    send({ id: last, ...work });
  });
  await new Promise<void>((ready, stop) => {
    worker.onmessage = ({ data }: MessageEvent<Done>) => {
      if ("ready" in data) ready();
      else if ("failed" in data) stop(new Error(data.failed));
      else {
        const asked = waiting.get(data.id);
        clearTimeout(asked?.timer);
        waiting.delete(data.id);
        asked?.done(data.answer);
      }
    };
    worker.onerror = event => {
      event.preventDefault();
      stop(new Error(event.message || "the worker did not start"));
    };
    program.then(compiled => send({ program: compiled, lock }), stop);
  }).catch((error: unknown) => {
    worker.terminate();
    throw error;
  });
  worker.onerror = event => {
    event.preventDefault();
    lost(event.message);
  };
  const locks = navigator.locks as LockManager | undefined;
  locks?.request(lock, () => lost("the worker ended")).catch(() => undefined);
  return { edition: edition => ask({ edition }), load: tariff => ask({ tariff }), era: era => ask({ era }), teach: words => ask({ words }), answer: (verb, request) => ask({ verb, request }) };
}
