// The signed note of an edition of the law: who says so, and which files it is. Go's package sumdb/note has the form.

/** The newest form of editions that this program reads. */
const reader = 1;

/** Why an edition is not taken. */
export type Why = "unsigned" | "stranger" | "changed" | "newer-form" | "older" | "cut" | "cases" | "unreadable" | "unverifiable";

/** Thrown for an edition that is not taken. The message says why in English. */
export class Refused extends Error {
  constructor(readonly why: Why, message: string) {
    super(message);
    this.name = "Refused";
  }
}

/** A file of an edition: its SHA-256 in hex, and how many bytes it has. */
export interface Part {
  hash: string;
  size: number;
}

/** What an edition says of itself. */
export interface Note {
  name: string;
  /** The last day the law was checked for. */
  through: string;
  /** Names the law exactly: answers carry it. */
  hash: string;
  parts: Map<string, Part>;
}

/** Reads what a note says, whoever signed it. */
export function read(text: string): Note {
  const [head = "", list = ""] = split(text, "\n\n"), [title = "", checked = "", hash = "", form = ""] = head.split("\n");
  if (!title.startsWith("section321 edition ")) throw new Refused("unsigned", "this is not the note of an edition of the law");
  if (!(Number(form.replace("reader ", "")) <= reader)) {
    throw new Refused("newer-form", `the edition is written in a form (${form}) that is newer than this program, which reads forms up to ${reader}`);
  }
  const parts = new Map<string, Part>();
  for (const line of list.split("\n").filter(line => line)) {
    const [name = "", sum = "", size = ""] = line.split(" ");
    if (!/^[a-z0-9_./-]+$/.test(name) || !/^[0-9a-f]{64}$/.test(sum) || !/^\d+$/.test(size)) throw new Refused("changed", `the note has a line that names no file: ${line}`);
    parts.set(name, { hash: sum, size: Number(size) });
  }
  return { name: title.slice("section321 edition ".length), through: checked.replace("verified through ", ""), hash: hash.replace("hash ", ""), parts };
}

/** Reads a note that one of the keys signed. The keys are public ones, as `section321 law keys` prints them. */
export async function verified(signed: string, keys: readonly string[]): Promise<Note> {
  const end = signed.lastIndexOf("\n\n");
  if (end < 0 || !/\n\n(— .+\n)+$/.test(signed)) throw new Refused("unsigned", "the edition is signed by nobody");
  const text = signed.slice(0, end + 1), signatures = signed.slice(end + 2).split("\n").filter(line => line);
  if (!keys.length) throw new Refused("stranger", "no key is trusted here, so no edition can be taken");
  for (const key of keys) {
    const { name, id, point } = await publicKey(key);
    for (const line of signatures) {
      const [by, said = ""] = line.replace("— ", "").split(" "), bytes = unpacked(said);
      if (by !== name || bytes.length !== 68 || hex(bytes.subarray(0, 4)) !== id) continue;
      if (!await holds(point, bytes.subarray(4), text)) throw new Refused("changed", "the signature does not hold: the note was changed after it was signed");
      return read(text);
    }
  }
  throw new Refused("stranger", `the edition is signed by nobody who is trusted here: ${signatures.map(s => s.split(" ")[1]).join(", ")}`);
}

// A public key is a name, a number of the key, and behind the kind of signature the key itself: name+id+base64.
async function publicKey(text: string): Promise<{ name: string; id: string; point: Uint8Array<ArrayBuffer> }> {
  const [name, id] = text.split("+", 2) as [string, string | undefined], data = unpacked(text.slice(name.length + (id?.length ?? 0) + 2));
  const sum = data[0] === 1 && data.length === 33 ? (await sha256(joined(new TextEncoder().encode(`${name}\n`), data))).slice(0, 8) : "";
  if (!sum || sum !== id) throw new Refused("stranger", `the trusted key ${text} cannot be read`);
  return { name, id, point: data.slice(1) };
}

async function holds(point: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, text: string): Promise<boolean> {
  const { subtle } = able();
  const key = await subtle.importKey("raw", point, { name: "Ed25519" }, false, ["verify"]).catch((error: unknown) => {
    throw new Refused("unverifiable", `this browser cannot verify signatures (${String(error)})`);
  });
  return subtle.verify({ name: "Ed25519" }, key, signature, new TextEncoder().encode(text));
}

/** The SHA-256 of bytes, in hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(new Uint8Array(await able().subtle.digest("SHA-256", bytes)));
}

function able(): Crypto {
  if (!(crypto.subtle as SubtleCrypto | undefined)) throw new Refused("unverifiable", "this page came over a connection that is not secure, and there the browser cannot verify signatures");
  return crypto;
}

/** Whether bytes are the file that was signed. */
export async function isPart(bytes: Uint8Array<ArrayBuffer>, part: Part): Promise<boolean> {
  return bytes.length === part.size && await sha256(bytes) === part.hash;
}

/** Whether one edition is newer than another: their names are days, each with a number behind it. */
export function newer(name: string, than: string): boolean {
  const [day = "", n = "0"] = name.split("."), [other = "", m = "0"] = than.split(".");
  return day !== other ? day > other : Number(n) > Number(m);
}

/** Files of an edition in one, as the engine takes them. */
export function bundle(files: Map<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  return joined(...[...files].flatMap(([name, bytes]) => [new TextEncoder().encode(`${name} ${bytes.length}\n`), bytes]));
}

/** Bytes one behind the other. The law of an edition stands behind the law that it changes. */
export function joined(...all: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(all.reduce((sum, b) => sum + b.length, 0));
  let at = 0;
  for (const b of all) {
    whole.set(b, at);
    at += b.length;
  }
  return whole;
}

function unpacked(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

const hex = (bytes: Uint8Array) => [...bytes].map(b => b.toString(16).padStart(2, "0")).join("");

function split(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ""] : [text.slice(0, i), text.slice(i + at.length)];
}
