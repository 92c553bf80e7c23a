// An engine at work away from the page, so that the page never waits for it.

import { Engine } from "../../wasm/host/engine";

/** What the page hands over: first the engine's program, and the name of the lock by which it sees whether the worker is still there; then the law of an edition, the tariff, that of an era, the vocabulary of the search or a question. */
export type Work = { program: WebAssembly.Module; lock: string } | { id: number; edition: Uint8Array } | { id: number; tariff: Uint8Array } | { id: number; era: Uint8Array } | { id: number; words: Uint8Array } | { id: number; verb: string; request: string };

/** What comes back: that the engine stands or cannot, and the answer with the question's number. */
export type Done = { ready: true } | { failed: string } | { id: number; answer: string };

let engine: Engine | undefined;

onmessage = ({ data }: MessageEvent<Work>) => {
  if ("program" in data) {
    Promise.all([Engine.load(data.program), held(data.lock)]).then(
      ([made]) => (engine = made, say({ ready: true })),
      (error: unknown) => say({ failed: String(error) }));
  } else say({ id: data.id, answer: "edition" in data ? engine!.edition(data.edition) : "tariff" in data ? engine!.load(data.tariff) : "era" in data ? engine!.era(data.era) : "words" in data ? engine!.teach(data.words) : engine!.answer(data.verb, data.request) });
};

// Holds a lock for as long as the worker lives, where the browser has locks for it.
function held(name: string): Promise<void> {
  return new Promise(ready => {
    const locks = navigator.locks as LockManager | undefined;
    locks?.request(name, () => (ready(), new Promise(() => undefined))).catch(() => ready());
    if (!locks) ready();
  });
}

function say(done: Done): void {
  postMessage(done);
}
