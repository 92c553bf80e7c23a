import type { CheckRequest } from "../draft";
import { el } from "../dom";
import { comma, t } from "../language";
import { chosen, day } from "../words";
import { count, last, mayCover, type Match } from "./match";
import { papers } from "./papers";

/** What stands beside an answer of orders that may cover the goods: never a rate, and never that none applies. */
export function flags(request: CheckRequest): HTMLElement[] {
  const found = new Map<string, Match>(), without: string[] = [];
  request.items.forEach((item, i) => {
    if (!item.hts) without.push(item.description ?? String(i + 1));
    else for (const origin of item.origins ?? [item.origin ?? request.from ?? ""]) for (const m of mayCover(origin, item.hts)) {
      // The nearest way in which an order meets the goods.
      const ways = ["named", "under", "beside"], before = found.get(m.case);
      if (!before || ways.indexOf(m.how) < ways.indexOf(before.how)) found.set(m.case, m);
    }
  });
  const named = request.items.length > without.length;
  return [
    el("h3", {}, t`Antidumping and countervailing duty`),
    found.size ? el("ul", { class: "reasons" }, ...[...found.values()].map(m => el("li", {},
      el("p", {}, text(m), " ", how[m.how], " ", link(m.document.url, `Federal Register ${m.document.id}`), " · ", link(m.latest, t`Latest notices of ${m.case}`))))) : null,
    found.size ? el("p", {}, t`The words of an order decide what it covers, not the number. Read its scope, or ask a broker. The duty that it adds depends on the maker and the day, and is not in any amount here.`)
      : named ? el("p", {}, t`No antidumping or countervailing duty order in the list names the tariff number of these goods with their country of origin.`) : null,
    without.length ? el("p", {}, t`No tariff number is given for these goods, so no order could be looked for: ${without.join(comma)}.`) : null,
    named ? el("p", { class: "hint" }, t`The list has ${count} antidumping and countervailing duty orders, from notices up to ${day(last)}. Orders less than about a year old and some older ones are missing, so that none is named here never means that none applies.`) : null,
    ...named ? papers(request) : [],
  ].filter(e => e !== null);
}

const how = {
  named: t`It names this tariff number.`,
  under: t`It names numbers under this one.`,
  beside: t`It names other numbers that begin with the same eight digits; the last two change from year to year.`,
};

function text(m: Match): string {
  const country = chosen("from", m.country);
  return m.kind === "antidumping" ? t`Antidumping duty order ${m.case} on ${m.product} from ${country} may cover these goods.`
    : t`Countervailing duty order ${m.case} on ${m.product} from ${country} may cover these goods.`;
}

function link(url: string, words: string): HTMLElement {
  return el("a", { href: url, rel: "noopener noreferrer" }, words);
}
