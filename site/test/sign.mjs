// Signs the note of an edition as `section321 law build` does, so that a test can have one that nobody would publish.

import { createHash, createPrivateKey, sign } from "node:crypto";
import { inflateRawSync } from "node:zlib";

/** The note of a text under a private key, as `section321 law keys` keeps it. */
export function signed(text, key) {
  const [, , name, id, ...secret] = key.trim().split("+"), bytes = Buffer.from(secret.join("+"), "base64");
  const seed = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), bytes.subarray(1, 33)]), format: "der", type: "pkcs8" });
  return `${text}\n— ${name} ${Buffer.concat([Buffer.from(id, "hex"), sign(null, Buffer.from(text), seed)]).toString("base64")}\n`;
}

/** The text of a note without its signatures, with the hash and the size of a file that is another. */
export function noted(note, name, data) {
  const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
  if (!name) return text;
  const line = new RegExp(`^${name.replace(".", "\\.")} [0-9a-f]{64} \\d+$`, "m");
  return text.replace(line, `${name} ${createHash("sha256").update(data).digest("hex")} ${data.length}`);
}

/** The files of a ZIP archive by their names. */
export function unarchived(bytes) {
  const files = new Map();
  for (let at = bytes.readUInt32LE(bytes.length - 6); bytes.readUInt32LE(at) === 0x02014b50;) {
    const [packed, named, more, said, from] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const begins = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    files.set(bytes.toString("utf8", at + 46, at + 46 + named), inflateRawSync(bytes.subarray(begins, begins + packed)));
    at += 46 + named + more + said;
  }
  return files;
}
