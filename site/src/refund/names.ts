import { said } from "../language";
import type { Named } from "./contract";

/** What a person reads for a word of the contract. */
export function name(all: Named[], word: string): string {
  return said(all.find(n => n.word === word)?.text ?? word);
}
