// A large file is read by several workers at once, as many as the machine has cores. The one
// that answers reads it from its beginning on and hands pieces of it to its helpers, which are
// workers of the same script. It takes what they read in the order of the file. What a helper
// cannot read for itself, the one that answers reads too: the result is always its own.

import { type Exports, exchange } from "../../../wasm/host/engine";
import { bytesOf, gathered, joined } from "./bytes";
import { shop } from "./warm";
import type { Piece, Said, Start, Task } from "./messages";

/** A part of the file: its bytes, which the worker reads itself, or what a helper reads of it, the orders that begin in it. */
type Part = { from: number; to: number } & ({ bytes: AsyncGenerator<Uint8Array> } | { read: Promise<Piece> });


type Ask = (live: Exports, verb: string, request: Uint8Array) => string;

// As many helpers as would be idle. More than three would wait for the one they help.
const helpers = Math.min(4, navigator.hardwareConcurrency || 1) - 1;
// What is smaller is read before it is shared.
const least = 3 << 20;
// One helper is ready from the start. For what is larger the others come when the file is chosen.
const large = 16 << 20;
// Where a piece begins is looked for in so many bytes.
const window = 1 << 16;
// What is told of a piece of so many rows fits into a request.
const mostRows = 20_000, mostTold = 4 << 20;
// How long taking a piece takes, of the time that reading it does.
const taking = .2;

const encoder = new TextEncoder();

/** The helpers of a worker, which end with it. */
export class Helpers {
  /** What a helper is started with. */
  start: Omit<Start, "tariff"> | undefined;
  private readonly workers: Worker[] = [];
  private readonly waiting = new Map<number, (piece: Piece) => void>();
  private last = 0;

  /** Has so many ready, as far as there are cores. A browser that gives a worker no workers has none. */
  hire(most = helpers): void {
    const start = this.start;
    try {
      while (start && this.workers.length < Math.min(most, helpers)) {
        const worker = new Worker(self.location.href, { type: "module" });
        worker.onmessage = ({ data }: MessageEvent<Said>) => "piece" in data && this.hear(data.id, data.piece);
        worker.onerror = event => {
          event.preventDefault();
          this.end();
        };
        worker.postMessage(start);
        this.workers.push(worker);
      }
    } catch (error) {
      console.error(error);
      this.end();
    }
  }

  /** Has as many as a file of so many bytes is worth. */
  meet(size: number): void {
    if (size >= large) this.hire();
  }

  get any(): boolean {
    return this.workers.length > 0;
  }

  /** How much of a file of so many bytes is read before it is shared: all of a small one. */
  begins(size: number): number {
    return this.any && size >= least ? 1 << 17 : size;
  }

  /** The parts of the file from a place on, in their order: one for the worker itself, and one for each helper. */
  *parts(file: Blob, options: string, share: Uint8Array, from: number, rowSize: number): Generator<Part> {
    const n = this.workers.length, most = Math.min(3 << 20, mostRows * rowSize);
    // The worker's own part is smaller, because it takes what the others read.
    const own = Math.max(.25, 1 - taking * n);
    const rounds = Math.max(1, Math.round((file.size - from) / (most * (n + own))));
    const size = Math.ceil((file.size - from) / rounds / (n + own));
    // The engine makes no room for a file of so many bytes: a piece is small, and soon told.
    const opened = JSON.stringify({ ...(JSON.parse(options) as object), bytes: 0 });
    const begun: Part[] = [];
    let end = from;
    const begin = (k: number) => {
      if (end >= file.size) return;
      const part = { from: end, to: Math.min(file.size, end + Math.floor(k ? size : size * own)) };
      end = part.to;
      begun.push(k ? { ...part, read: this.piece(k - 1, { file, options: opened, share, ...part }) } : { ...part, bytes: bytesOf(file, part.from, part.to) });
    };
    // Each has the next part when it is done with one, and no more than that.
    for (let k = 0; k <= 2 * n + 1; k++) begin(k % (n + 1));
    for (let k = 0; begun.length; k++) {
      yield begun.shift()!;
      begin(k % (n + 1));
    }
  }

  private piece(of: number, task: Omit<Task, "id">): Promise<Piece> {
    return new Promise(done => {
      const id = ++this.last, worker = this.workers[of];
      if (!worker) return done({});
      this.waiting.set(id, done);
      worker.postMessage({ ...task, id });
    });
  }

  private hear(id: number, piece: Piece): void {
    this.waiting.get(id)?.(piece);
    this.waiting.delete(id);
  }

  // Without helpers the worker reads all of it.
  private end(): void {
    this.start = undefined;
    for (const worker of this.workers.splice(0)) worker.terminate();
    for (const id of [...this.waiting.keys()]) this.hear(id, {});
  }
}

/** The bytes that a piece may be in. */
export function bytesOfPiece({ file, from, to }: Task): AsyncGenerator<Uint8Array> {
  return bytesOf(file, from, to + window);
}

/** Reads a piece for the worker that this one helps. */
export async function readPiece(live: Exports, ask: Ask, { file, options, share, from, to }: Task, bytes: AsyncGenerator<Uint8Array>): Promise<Piece> {
  const refused = (verb: string, request: Uint8Array) => ask(live, verb, request).startsWith('{"error"');
  if (refused("orders-open", encoder.encode(options)) || refused("orders-piece", share)) return {};
  const seam = (text: Uint8Array) => JSON.parse(ask(live, "orders-seam", text)) as { at?: number; order: string };
  const head = await gathered(bytes, window), begins = seam(head.subarray(0, window));
  if (begins.at === undefined) return {};
  // Up to where the next piece is looked for it is read as it comes.
  let at = from + begins.at, rest: Uint8Array = head.subarray(begins.at);
  while (at + rest.length <= to) {
    if (refused("orders-read", rest)) return {};
    at += rest.length;
    const { value, done } = await bytes.next();
    rest = done ? new Uint8Array() : value;
    if (done) break;
  }
  let next = new Uint8Array();
  if (to < file.size) {
    if (at > to || refused("orders-read", rest.subarray(0, to - at))) return {};
    const first = rest.slice(to - at), behind = joined([first, await gathered(bytes, window)]).subarray(0, window), { at: until, order } = seam(behind);
    if (until === undefined || refused("orders-read", behind.subarray(0, until))) return {};
    at = to + until;
    next = encoder.encode(`1${order}`);
  }
  return { lead: head.slice(0, begins.at), next: at, told: new Uint8Array(exchange(live, "orders-pack", next)) };
}

/** Makes ready what reading a piece takes, as warm does for all of it. Returns what was told of one. */
export function warmReading(live: Exports, ask: Ask): Uint8Array {
  const columns = { order: "Order", ordered: "Date", email: "Email", country: "Country", status: "Status", sku: "SKU", item: "Item", quantity: "Quantity", price: "Unit price", currency: "Currency" };
  const options = encoder.encode(JSON.stringify({ columns }));
  let told = new Uint8Array();
  for (let n = 0; n < 3; n++) {
    ask(live, "orders-open", options);
    ask(live, "orders-read", encoder.encode(shop(n)));
    ask(live, "orders-piece", new Uint8Array(exchange(live, "orders-share", new Uint8Array())));
    ask(live, "orders-read", encoder.encode(shop(n + 1).replace(/^.*\n/, "")));
    told = new Uint8Array(exchange(live, "orders-pack", new Uint8Array()));
  }
  ask(live, "orders-open", options);
  ask(live, "orders-read", encoder.encode(shop(0)));
  return told;
}

/** Makes ready what taking pieces takes. */
export function warmTaking(live: Exports, ask: Ask): void {
  taken(live, ask, warmReading(live, ask));
}

/** Whether what is told of a piece was taken; else its bytes are to be read. */
export function taken(live: Exports, ask: Ask, told: Uint8Array): { rows: number } | undefined {
  if (!told.length || told.length > mostTold) return undefined;
  const said = JSON.parse(ask(live, "orders-take", told)) as { taken?: boolean; rows: number };
  return said.taken ? said : undefined;
}
