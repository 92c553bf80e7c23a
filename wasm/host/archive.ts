// The archive that a workbook is: a list of parts at its end (APPNOTE.TXT 4.3), each unpacked by the
// browser itself as it is read. What the parts mean is the engine’s business.

/** A part of an archive, and where it begins. */
export interface Part {
  name: string;
  size: number;
  packed: number;
  at: number;
  method: number;
  crc: number;
  locked: boolean;
}

/** Thrown for an archive that cannot be read. */
export class Broken extends Error {}

// The most bytes behind the list: a comment has at most 65,535.
const end = 22, comment = 0xffff, mostList = 16 << 20;

/** Whether a file begins as archives do. */
export function isArchive(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b;
}

/** The parts of an archive. */
export async function parts(file: Blob): Promise<Part[]> {
  const tail = await view(file, Math.max(0, file.size - end - comment), file.size);
  let at = tail.byteLength - end;
  while (at >= 0 && tail.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) throw new Broken();
  let count = tail.getUint16(at + 10, true), size = tail.getUint32(at + 12, true), from = tail.getUint32(at + 16, true);
  if (from === 0xffffffff || count === 0xffff || size === 0xffffffff) {
    // The numbers of large archives stand in a record of their own, which another one before this leads to.
    if (at < 20 || tail.getUint32(at - 20, true) !== 0x07064b50) throw new Broken();
    const where = long(tail, at - 12), more = await view(file, where, where + 56);
    if (more.byteLength < 56 || more.getUint32(0, true) !== 0x06064b50) throw new Broken();
    [count, size, from] = [long(more, 32), long(more, 40), long(more, 48)];
  }
  if (size > mostList || from + size > file.size) throw new Broken();
  return list(await view(file, from, from + size), count);
}

function list(v: DataView, count: number): Part[] {
  const all: Part[] = [], utf8 = new TextDecoder();
  for (let at = 0; all.length < count;) {
    if (at + 46 > v.byteLength || v.getUint32(at, true) !== 0x02014b50) throw new Broken();
    const name = v.getUint16(at + 28, true), extra = v.getUint16(at + 30, true), said = v.getUint16(at + 32, true);
    if (at + 46 + name + extra > v.byteLength) throw new Broken();
    const part: Part = {
      name: utf8.decode(new Uint8Array(v.buffer, v.byteOffset + at + 46, name)),
      size: v.getUint32(at + 24, true), packed: v.getUint32(at + 20, true), at: v.getUint32(at + 42, true),
      method: v.getUint16(at + 10, true), crc: v.getUint32(at + 16, true), locked: (v.getUint16(at + 8, true) & 1) !== 0,
    };
    enlarge(part, v, at + 46 + name, extra);
    all.push(part);
    at += 46 + name + extra + said;
  }
  return all;
}

// Numbers of 4 GB and more, and of writers that did not know before, stand beside the name.
function enlarge(part: Part, v: DataView, from: number, length: number): void {
  for (let at = from; at + 4 <= from + length; at += 4 + v.getUint16(at + 2, true)) {
    if (v.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const field of ["size", "packed", "at"] as const) {
      if (part[field] !== 0xffffffff) continue;
      if (next + 8 > from + length) throw new Broken();
      part[field] = long(v, next);
      next += 8;
    }
  }
}

// What stands before and behind packed bytes in a gzip file (RFC 1952): so the browser, which unpacks
// those, checks the sum as well, far faster than a script would.
function gzip(part: Part, packed: Blob): ReadableStream<Uint8Array> {
  const foot = new DataView(new ArrayBuffer(8));
  foot.setUint32(0, part.crc, true);
  foot.setUint32(4, part.size % 2 ** 32, true);
  const file = new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]), packed, foot]);
  return file.stream().pipeThrough(new DecompressionStream("gzip"));
}

// The sum of bytes that are not packed.
function sum(crc: number, bytes: Uint8Array): number {
  for (const b of bytes) {
    crc ^= b;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
  }
  return crc;
}

/** The bytes of a part, unpacked as they are asked for. */
export async function* unpacked(file: Blob, part: Part): AsyncGenerator<Uint8Array> {
  const head = await view(file, part.at, part.at + 30);
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50 || part.locked || part.method !== 0 && part.method !== 8) throw new Broken();
  const from = part.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(from, from + part.packed);
  const reader = (part.method ? gzip(part, packed) : packed.stream()).getReader();
  let size = 0, crc = -1;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => { throw new Broken(); });
      if (done) break;
      size += value.length;
      if (!part.method) crc = sum(crc, value);
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  if (size !== part.size || !part.method && (~crc) >>> 0 !== part.crc) throw new Broken();
}

async function view(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

// Numbers beyond what a number holds exactly are no places in a file.
function long(v: DataView, at: number): number {
  return Number(v.getBigUint64(at, true));
}
