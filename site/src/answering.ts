import { Engine } from "./engine";
import type { Done, Work } from "./worker";

/** An engine wherever it works. What it says is JSON text, an error object where it cannot answer. */
export interface Answering {
  load(tariff: Uint8Array): Promise<string>;
  teach(words: Uint8Array): Promise<string>;
  answer(verb: string, request: string): Promise<string>;
}

/** Starts an engine in a Web Worker, and in the page where the browser lets no worker start. */
export async function start(program: WebAssembly.Module, script: string): Promise<Answering> {
  try {
    return await away(program, script);
  } catch (error) {
    console.warn(error);
    const engine = await Engine.load(program);
    return {
      load: tariff => Promise.resolve(engine.load(tariff)),
      teach: words => Promise.resolve(engine.teach(words)),
      answer: (verb, request) => Promise.resolve(engine.answer(verb, request)),
    };
  }
}

async function away(program: WebAssembly.Module, script: string): Promise<Answering> {
  const worker = new Worker(script, { type: "module" });
  const waiting = new Map<number, (answer: string) => void>();
  let last = 0;
  const send = (work: Work) => worker.postMessage(work);
  const ask = (work: { tariff: Uint8Array } | { words: Uint8Array } | { verb: string; request: string }) => new Promise<string>(done => {
    waiting.set(++last, done);
    send({ id: last, ...work });
  });
  await new Promise<void>((ready, stop) => {
    worker.onmessage = ({ data }: MessageEvent<Done>) => {
      if ("ready" in data) ready();
      else if ("failed" in data) stop(new Error(data.failed));
      else {
        waiting.get(data.id)?.(data.answer);
        waiting.delete(data.id);
      }
    };
    worker.onerror = event => {
      event.preventDefault();
      stop(new Error(event.message || "the worker did not start"));
    };
    send({ program });
  }).catch((error: unknown) => {
    worker.terminate();
    throw error;
  });
  return { load: tariff => ask({ tariff }), teach: words => ask({ words }), answer: (verb, request) => ask({ verb, request }) };
}
