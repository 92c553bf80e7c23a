import { told } from "../told";
import type { Named } from "../../../wasm/host/contract";

/** What a person reads for a word of the contract. */
export function name(all: Named[], word: string): string {
  return told(all.find(n => n.word === word)) || word;
}
