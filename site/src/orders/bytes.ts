// The bytes of the file that a worker works through.

import { t } from "../language";

/** An error whose message is for the person. */
export class Trouble extends Error {}

// Large enough that the work of a chunk outweighs its way into the engine.
const chunk = 1 << 20;

/**
 * The bytes of a part of a file as they come, each good until the next are asked for. They begin to come at
 * once, and go on coming while others are worked on.
 */
export function bytesOf(file: Blob, from: number, to: number): AsyncGenerator<Uint8Array> {
  const stream = file.slice(from, to).stream();
  const read = intoOne(stream) ?? ofItsOwn(stream);
  const first = read();
  first.catch(() => undefined); // It is thrown when it is awaited.
  return (async function* () {
    try {
      for (let got = await first.catch(gone); !got.done; got = await read().catch(gone)) {
        for (let at = 0; at < got.value.length; at += chunk) yield got.value.subarray(at, at + chunk);
      }
    } finally {
      // One that is in the middle of reading lets go when it is done.
      void stream.cancel().catch(() => undefined);
    }
  })();
}

type Read = () => Promise<{ done: false; value: Uint8Array } | { done: true; value?: Uint8Array | undefined }>;

// All bytes come into the same room, which leaves nothing behind to collect.
function intoOne(stream: ReadableStream<Uint8Array>): Read | undefined {
  try {
    const reader = stream.getReader({ mode: "byob" });
    let room = new ArrayBuffer(chunk);
    return async () => {
      const got = await reader.read(new Uint8Array(room));
      if (got.value) room = got.value.buffer;
      return got;
    };
  } catch {
    return undefined; // not in every browser
  }
}

function ofItsOwn(stream: ReadableStream<Uint8Array>): Read {
  const reader = stream.getReader();
  return () => reader.read();
}

/** So many bytes of those that come, or what there is. */
export async function gathered(bytes: AsyncGenerator<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for (let size = 0; size < most;) {
    const { value, done } = await bytes.next();
    if (done) break;
    all.push(value.slice());
    size += value.length;
  }
  return joined(all);
}

export function joined(all: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(all.reduce((n, b) => n + b.length, 0));
  let at = 0;
  for (const bytes of all) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/** The first bytes of a file. */
export async function beginning(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, chunk).arrayBuffer().catch(gone));
}

function gone(): never {
  throw new Trouble(t`The file cannot be read any more. It may have been moved, changed or deleted since you chose it. Choose it again.`);
}
