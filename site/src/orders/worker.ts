// Works through a file of orders with an engine of its own, away from the page. The page
// ends it to stop at once, and with it all its memory.

import type { Failure, Fault } from "../../../wasm/host/contract";
import { type Exports, exchange, start } from "../../../wasm/host/engine";
import { t } from "../language";
import { Broken, isArchive } from "../../../wasm/host/archive";
import { beginning, bytesOf, Trouble } from "./bytes";
import { bytesOfPiece, Helpers, readPiece, taken, warmReading, warmTaking } from "./helpers";
import type { Job, Piece, Said, Start, Task } from "./messages";
import { steps } from "./warm";
import * as workbook from "./workbook";

const encoder = new TextEncoder(), decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let engine: Promise<Exports> | undefined;
let asked = false;
// The sheet of a workbook that stands for the file, if it is one.
let source: workbook.Source | undefined;
const helpers = new Helpers();

/** What the engine would not go on with. */
class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

onmessage = ({ data }: MessageEvent<Start | Task | (Job & { id: number })>) => {
  if ("engine" in data) {
    engine = start(data.engine).then(live => {
      text(live, "edition", data.law);
      if (!data.tariff) {
        warmReading(live, text);
        return live;
      }
      text(live, "tariff", data.tariff);
      say({ ready: true });
      if (!data.calm) {
        helpers.start = { engine: data.engine, law: data.law };
        helpers.hire(1);
        void warm(live);
      }
      return live;
    });
    return;
  }
  if ("share" in data) return help(data);
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

// One piece after the other; the bytes of the next one are fetched meanwhile. Whatever fails, the
// worker that is helped is not kept waiting.
function help(task: Task): void {
  const bytes = bytesOfPiece(task), started = engine!;
  const failed = (error: unknown): Piece => {
    console.error(error);
    return {};
  };
  engine = started.then(live => readPiece(live, text, task, bytes)).catch(failed).then(piece => {
    void bytes.return(undefined);
    postMessage({ id: task.id, piece } satisfies Said, { transfer: piece.lead ? [piece.lead.buffer, piece.told!.buffer] : [] });
    return started;
  });
}

// Step by step, until something is asked.
async function warm(live: Exports): Promise<void> {
  for (const step of steps()) {
    await new Promise(resolve => setTimeout(resolve, 15));
    if (asked) return;
    step((verb, request) => text(live, verb, request instanceof Uint8Array ? request : encoder.encode(JSON.stringify(request))));
  }
  for (let n = 0; n < 3 && helpers.any && !asked; n++) {
    warmTaking(live, text);
    await new Promise(resolve => setTimeout(resolve, 15));
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
  const first = await beginning(job.file);
  source = undefined;
  if (!isArchive(first)) {
    helpers.meet(job.file.size);
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
  if (isArchive(await beginning(job.file))) {
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
  let rows = 0, shown = 0;
  const progress = (rows: number, bytes: number) => {
    if (bytes < shown) return;
    shown = bytes + file.size / 100;
    say({ id, progress: { rows, bytes: Math.min(bytes, file.size) } });
  };
  // Reads the bytes, and returns the answer where that failed.
  const take = (bytes: Uint8Array): string | undefined => {
    const said = text(live, "orders-read", bytes);
    if (failed(said)) return said;
    ({ rows } = JSON.parse(said) as { rows: number });
    return undefined;
  };
  if (source) {
    for await (const { bytes, share } of workbook.pieces(source)) {
      const stopped = take(bytes);
      if (stopped) return stopped;
      progress(rows, share * file.size);
    }
    return text(live, "orders-end", new Uint8Array());
  }
  let at = 0;
  // Reads the bytes that come, from one place to another, but for those that were read.
  const through = async (from: number, to: number, bytes: AsyncIterable<Uint8Array> | [] = from < to ? bytesOf(file, from, to) : []): Promise<string | undefined> => {
    for await (const some of bytes) {
      from += some.length;
      const stopped = from > at ? take(some.subarray(Math.max(0, some.length - from + at))) : undefined;
      if (stopped) return stopped;
      at = Math.max(at, from);
      progress(rows, at);
    }
    return undefined;
  };
  let stopped = await through(0, helpers.begins(file.size));
  if (stopped) return stopped;
  const share = at < file.size ? new Uint8Array(exchange(live, "orders-share", new Uint8Array())) : undefined;
  for (const part of share?.length ? helpers.parts(file, options, share, at, at / Math.max(1, rows)) : []) {
    // Behind a piece that was not taken, or to which nobody found the beginning, it goes on from where it is.
    stopped = await through(at, part.from) ?? ("bytes" in part ? await through(part.from, part.to, part.bytes) : undefined);
    if (stopped) return stopped;
    if ("bytes" in part) continue;
    const { lead, next, told } = await part.read;
    if (!lead || at > part.from + lead.length) continue;
    stopped = take(lead.subarray(at - part.from));
    if (stopped) return stopped;
    at = part.from + lead.length;
    const whole = taken(live, text, told!);
    if (whole) progress(rows = whole.rows, at = next!);
  }
  return await through(at, file.size) ?? text(live, "orders-end", new Uint8Array());
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
  return source ? workbook.pieces(source) : shares(file);
}

async function* shares(file: Blob): AsyncGenerator<{ bytes: Uint8Array; share: number }> {
  let at = 0;
  for await (const bytes of bytesOf(file, 0, file.size)) yield { bytes, share: (at += bytes.length) / file.size };
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
