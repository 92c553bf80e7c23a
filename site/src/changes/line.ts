import type { Figure, Moved, Sources } from "../../../wasm/host/contract";
import { el } from "../dom";
import { of, t } from "../language";
import { cites } from "../sources";
import { told, unstopped } from "../told";
import { money, percent } from "../words";

/** The lines that begin, end or charge something else, with their documents. */
export function lines(all: Moved[], sources: Sources): HTMLElement {
  return el("ul", {}, ...all.map(l => el("li", {}, line(l), cites(l.cite, sources))));
}

/** A line in words. What is not known any more has no figures. */
export function line(l: Moved): string {
  return l.before || l.after ? of(unstopped(told(l)), moved(l)) : told(l);
}

/** How much more or less it is a month. */
export function monthly(amount: string): string {
  return amount.startsWith("-") ? t`${money(amount.slice(1))} less a month.` : t`${money(amount)} more a month.`;
}

// What is charged, in percent where that is another and else in dollars.
function figures({ before, after }: Moved): [string, string] {
  const said = (f: Figure | null) => f?.rate ? percent(f.rate) : f ? money(f.amount) : "";
  const same = before && after && before.rate === after.rate;
  return same ? [money(before.amount), money(after.amount)] : [said(before), said(after)];
}

function moved(l: Moved): string {
  const [was, is] = figures(l);
  return was && is ? `${was} → ${is}` : is ? t`begins: ${is}` : t`ends: ${was}`;
}
