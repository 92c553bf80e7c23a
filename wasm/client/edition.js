// An edition of the law as one file, as section321 law build writes it: verified before it is used.

import { tried } from "../host/cases.ts";
import { bundle, isPart, Refused, verified } from "../host/note.ts";
import { parts, unpacked } from "../host/archive.ts";

export { Refused as EditionError };

/** The most bytes of all files of an edition. */
const most = 64 << 20;

/** Opens an edition that one of the trusted keys signed, and returns its files as the calculator takes them, and its known answers. */
export async function opened(file, trust) {
  const files = await unzipped(new Blob([file]));
  const signed = files.get("edition.txt");
  if (!signed) throw new Refused("unsigned", "the file has no signed note, so nobody answers for it");
  const note = await verified(new TextDecoder().decode(signed), trust);
  files.delete("edition.txt");
  for (const [name, part] of note.parts) {
    const bytes = files.get(name);
    if (!bytes || !(await isPart(bytes, part))) throw new Refused("changed", `${name} is not the file that was signed`);
  }
  for (const name of files.keys()) {
    if (!note.parts.has(name)) throw new Refused("changed", `${name} is in the edition, but not in the note that was signed`);
  }
  const cases = new TextDecoder().decode(files.get("cases.jsonl"));
  const law = new Map([...files].filter(([name]) => name.startsWith("law/") || name.endsWith(".bin")));
  return { note, cases, law: bundle(law.set("hash", new TextEncoder().encode(note.hash))) };
}

/** Has a calculator give the known answers of an edition, from the first day on of the tariff that it has. */
export function holds(engine, { cases }, from) {
  return tried(cases, from, (request) => engine.answer("check", request), async () => {});
}

async function unzipped(file) {
  try {
    const files = new Map();
    let left = most;
    for (const part of await parts(file)) {
      if (files.has(part.name) || (left -= part.size) < 0) throw new Error(part.name);
      const bytes = new Uint8Array(part.size);
      let at = 0;
      for await (const some of unpacked(file, part)) {
        bytes.set(some, at); // throws where there are more than were said
        at += some.length;
      }
      files.set(part.name, bytes);
    }
    return files;
  } catch {
    throw new Refused("cut", "the file is no edition, or was cut off");
  }
}
