// Works through a file of orders with an engine of its own, away from the page. The page
// ends it to stop at once, and with it all its memory.

import type { Failure, Fault } from "../../../wasm/host/contract";
import { type Exports, exchange, start } from "../../../wasm/host/engine";
import { t } from "../language";
import { Broken, isArchive } from "../../../wasm/host/archive";
import type { Job, Said, Start } from "./messages";
import { steps } from "./warm";
import * as workbook from "./workbook";

// Large enough that the work of a chunk outweighs its way into the engine.
const chunk = 1 << 20;
// The first piece is smaller: nothing can be worked on while it is fetched.
const begins = 1 << 17;
const encoder = new TextEncoder(), decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let engine: Promise<Exports> | undefined;
let asked = false;
// The sheet of a workbook that stands for the file, if it is one.
let source: workbook.Source | undefined;

/** An error whose message is for the person. */
class Trouble extends Error {}

/** What the engine would not go on with. */
class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

onmessage = ({ data }: MessageEvent<Start | (Job & { id: number })>) => {
  if ("engine" in data) {
    engine = start(data.engine).then(live => {
      text(live, "edition", data.law);
      text(live, "tariff", data.tariff);
      say({ ready: true });
      if (!data.calm) void warm(live);
      return live;
    });
    return;
  }
  asked = true;
  const { id } = data;
  engine!.then(live => run(live, data)).then(say, (error: unknown) => {
    if (error instanceof Refusal) return say({ id, refused: error.fault });
    if (error instanceof workbook.Refused) return say({ id, answer: error.message });
    const technical = error instanceof Error ? error.message : String(error);
    if (error instanceof Broken) return say({ id, answer: JSON.stringify({ error: damaged }) });
    say({ id, failed: error instanceof Trouble ? technical : t`The calculator stopped, perhaps for want of memory.`, technical });
  });
};

// Step by step, until something is asked.
async function warm(live: Exports): Promise<void> {
  for (const step of steps()) {
    await new Promise(resolve => setTimeout(resolve, 15));
    if (asked) return;
    step((verb, request) => text(live, verb, request instanceof Uint8Array ? request : encoder.encode(JSON.stringify(request))));
  }
}

function say(said: Said): void {
  postMessage(said);
}

async function run(live: Exports, job: Job & { id: number }): Promise<Said> {
  switch (job.do) {
    case "ask": return { id: job.id, answer: text(live, job.verb, encoder.encode(job.request)) };
    case "era": return { id: job.id, answer: text(live, "era", job.tariff) };
    case "head": return { id: job.id, answer: await head(live, job) };
    case "read": return { id: job.id, answer: await read(live, job.id, job.file, job.options) };
    case "entries": return { id: job.id, answer: await entries(live, job) };
    case "write": return write(live, job);
  }
}

// As the engine says it of a workbook.
const damaged = {
  code: "damaged-workbook",
  message: "This workbook is damaged or was cut off. Its list of contents cannot be read. Download or save it again, or save the sheet as “CSV UTF-8”.",
  messageSay: ["book-damaged", { how: ["book-contents", {}] }],
};

async function head(live: Exports, job: Job & { do: "head" }): Promise<string> {
  const first = await piece(job.file, 0);
  source = undefined;
  if (!isArchive(first)) {
    text(live, "orders-book", encoder.encode("{}")); // none any more
    return text(live, "orders-head", first);
  }
  const book = await workbook.openBook(live, text, job.file, job.sheet, hasOrders);
  ({ source } = book);
  const said = text(live, "orders-head", await workbook.beginning(source));
  return failed(said) ? said : JSON.stringify({ ...(JSON.parse(said) as object), sheets: book.sheets, sheet: book.sheet });
}

// Whether a sheet that begins so has what orders have.
function hasOrders(live: Exports, head: Uint8Array): boolean {
  const found = workbook.asked<{ missing: string[] }>(live, text, "orders-head", head) && workbook.asked<{ missing: string[] }>(live, text, "orders-sniff", {});
  return found.missing.length === 0;
}

async function entries(live: Exports, job: Job & { do: "entries"; id: number }): Promise<string> {
  const request = encoder.encode(job.request);
  source = undefined;
  if (isArchive(await piece(job.file, 0))) {
    const hasEntries = (_: Exports, head: Uint8Array) => {
      workbook.asked(live, text, "entries-open", request);
      workbook.asked(live, text, "entries-read", head);
      workbook.asked(live, text, "entries-answer", new Uint8Array());
      return true;
    };
    ({ source } = await workbook.openBook(live, text, job.file, undefined, hasEntries));
  } else text(live, "orders-book", encoder.encode("{}")); // none any more
  let said = text(live, "entries-open", request);
  if (failed(said)) return said;
  for await (const { bytes, share } of pieces(job.file)) {
    said = text(live, "entries-read", bytes);
    if (failed(said)) return said;
    say({ id: job.id, progress: { rows: (JSON.parse(said) as { entries: number }).entries, bytes: share * job.file.size } });
  }
  return text(live, "entries-answer", new Uint8Array());
}

// What a sheet weighs as text is about a third of what it is in its archive.
function sized(options: string, bytes: number): string {
  return JSON.stringify({ ...(JSON.parse(options) as object), bytes: Math.round(bytes / 3) });
}

async function read(live: Exports, id: number, file: Blob, options: string): Promise<string> {
  const opened = text(live, "orders-open", encoder.encode(source ? sized(options, source.part.size) : options));
  if (failed(opened)) return opened;
  for await (const { bytes, share } of pieces(file)) {
    const said = text(live, "orders-read", bytes);
    if (failed(said)) return said;
    const { rows } = JSON.parse(said) as { rows: number };
    say({ id, progress: { rows, bytes: share * file.size } });
  }
  return text(live, "orders-end", new Uint8Array());
}

async function write(live: Exports, job: Job & { do: "write"; id: number }): Promise<Said> {
  const { id, as, file, into } = job;
  const began = text(live, "orders-write", encoder.encode(JSON.stringify({ as })));
  if (failed(began)) return { id, answer: began };
  const out = into ? await intoFile(into) : intoParts(as);
  try {
    for await (const { bytes, share } of pieces(file)) {
      await out.write(written(live, "orders-pass", bytes));
      say({ id, progress: { bytes: share * file.size, rows: 0 } });
    }
    await out.write(written(live, "orders-finish", new Uint8Array()));
  } catch (error) {
    await out.abort();
    throw error;
  }
  const made = await out.close();
  return made ? { id, file: made } : { id, answer: "{}" };
}

interface Out {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  abort(): Promise<void>;
  close(): Promise<Blob | undefined>;
}

// Nothing of the file chosen changes before it is closed, so a stop leaves nothing half-written.
async function intoFile(handle: FileSystemFileHandle): Promise<Out> {
  const file = await handle.createWritable();
  return {
    write: bytes => file.write(bytes).catch((e: Error) => { throw new Trouble(t`The file could not be written: ${e.message}`); }),
    abort: () => file.abort(),
    close: () => file.close().then(() => undefined),
  };
}

// A browser that cannot write into a chosen file gets the parts as one it can save. They
// are given to it as they come, so that it may keep them on disk.
function intoParts(as: string): Out {
  const parts: Blob[] = [];
  return {
    write: async bytes => void (bytes.length && parts.push(new Blob([bytes]))),
    abort: async () => void (parts.length = 0),
    close: async () => new Blob(parts, { type: as === "jsonl" ? "application/jsonl" : "text/csv" }),
  };
}

// The pieces of what is read, and how much of it they and those before them are.
function pieces(file: Blob): AsyncGenerator<{ bytes: Uint8Array; share: number }> {
  return source ? workbook.pieces(source) : slices(file);
}

// The pieces of a file in their order. The next one is fetched while the last one is worked on,
// and no more than that, however slow the work.
async function* slices(file: Blob): AsyncGenerator<{ bytes: Uint8Array; share: number }> {
  let size = begins, next = piece(file, 0, size);
  for (let at = 0; at < file.size;) {
    const bytes = await next;
    at += size;
    size = chunk;
    next = piece(file, at);
    next.catch(() => undefined); // It is thrown when it is awaited.
    yield { bytes, share: Math.min(1, at / file.size) };
  }
}

async function piece(file: Blob, at: number, size = chunk): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + size).arrayBuffer());
  } catch {
    throw new Trouble(t`The file cannot be read any more. It may have been moved, changed or deleted since you chose it. Choose it again.`);
  }
}

function text(live: Exports, verb: string, request: Uint8Array): string {
  return decoder.decode(exchange(live, verb, request));
}

// Bytes of the result, which outlive the engine's next answer.
function written(live: Exports, verb: string, request: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(exchange(live, verb, request));
  if (bytes[0] === 0x7b && failed(decoder.decode(bytes.subarray(0, 9)))) {
    const { error } = JSON.parse(decoder.decode(bytes)) as Failure;
    throw new Refusal(error);
  }
  return bytes;
}

function failed(answer: string): boolean {
  return answer.startsWith('{"error"');
}
