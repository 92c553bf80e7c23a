import type { Exports } from "../../../wasm/host/engine";
import type { Sheet } from "./contract";
import { type Part, parts, unpacked } from "../../../wasm/host/archive";

// A workbook is handed to the engine part by part; then the bytes of one sheet stand for the file.

/** What the file of orders is read from: a sheet of a workbook. */
export interface Source {
  file: Blob;
  part: Part;
}

/** An answer that is an error object, as the engine wrote it. */
export class Refused extends Error {}

type Ask = (live: Exports, verb: string, request: Uint8Array) => string;

const encoder = new TextEncoder();

// How many sheets are looked at for what is wanted. The beginning of each is unpacked.
const mostLooked = 100;

/** Asks the engine. An error object is thrown. */
export function asked<Answer>(live: Exports, ask: Ask, verb: string, request: object | Uint8Array): Answer {
  const answer = ask(live, verb, request instanceof Uint8Array ? request : encoder.encode(JSON.stringify(request)));
  if (answer.startsWith('{"error"')) throw new Refused(answer);
  return JSON.parse(answer) as Answer;
}

/** Opens a workbook and takes a sheet for the file: the one that is named, or the first that has what is wanted, by its beginning. */
export async function openBook(live: Exports, ask: Ask, file: Blob, named: string | undefined, wanted: (live: Exports, head: Uint8Array) => boolean): Promise<{ source: Source; sheets: Sheet[]; sheet: string }> {
  const all = await parts(file), part = (name: string) => all.find(p => p.name === name)!;
  interface Book { want: string; sheets: Sheet[] }
  let book = asked<Book>(live, ask, "orders-book", { parts: all.map(({ name, size, packed }) => ({ name, size: String(size), packed: String(packed) })) });
  while (book.want) {
    for await (const bytes of unpacked(file, part(book.want))) asked(live, ask, "orders-part", bytes);
    book = asked<Book>(live, ask, "orders-part-end", new Uint8Array());
  }
  const choose = (name: string): Source => ({ file, part: part(asked<{ part: string }>(live, ask, "orders-sheet", { sheet: name }).part) });
  const { sheets } = book;
  const seen = sheets.filter(s => !s.hidden);
  const able = named === undefined ? seen.length ? seen : sheets : [];
  let sheet = named ?? able[0]!.name;
  for (const s of able.length > 1 ? able.slice(0, mostLooked) : []) {
    const head = await beginning(choose(s.name));
    try {
      if (!wanted(live, head)) continue;
    } catch (error) {
      if (error instanceof Refused && !error.message.includes('"damaged-workbook"')) continue; // an empty sheet
      throw error;
    }
    sheet = s.name;
    break;
  }
  return { source: choose(sheet), sheets, sheet };
}

const enough = 1 << 20;

/** The first bytes of a sheet. */
export async function beginning({ file, part }: Source): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(part.size, enough));
  let at = 0;
  for await (const bytes of unpacked(file, part)) {
    head.set(bytes.subarray(0, head.length - at), at);
    at += Math.min(bytes.length, head.length - at);
    if (at === head.length) break;
  }
  return head.subarray(0, at);
}

/** The bytes of a sheet, in pieces that outweigh their way into the engine, and how much of the sheet they are. */
export async function* pieces({ file, part }: Source): AsyncGenerator<{ bytes: Uint8Array; share: number }> {
  let read = 0, room = new Uint8Array(256 << 10), filled = 0;
  for await (const bytes of unpacked(file, part)) {
    read += bytes.length;
    if (filled + bytes.length > room.length) {
      if (filled) yield { bytes: room.subarray(0, filled), share: read / part.size };
      filled = 0;
      if (bytes.length > room.length) {
        yield { bytes, share: read / part.size };
        continue;
      }
    }
    room.set(bytes, filled);
    filled += bytes.length;
  }
  if (filled) yield { bytes: room.subarray(0, filled), share: 1 };
}
