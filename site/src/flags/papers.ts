import type { CheckRequest } from "../draft";
import { el } from "../dom";
import { comma, t } from "../language";
import { day, dotted } from "../words";
import { asked, paper, type Asked } from "./match";

/** What stands beside an answer of papers that an agency usually asks of the goods, and of those that are in no list. */
export function papers(request: CheckRequest): HTMLElement[] {
  const found = new Map<string, Asked>();
  for (const item of request.items) {
    const a = item.hts && asked(request.date ?? "", item.hts);
    if (a) found.set(a.numbers.join(" "), a);
  }
  const link = (id: string) => el("a", { href: paper(id).url, rel: "noopener noreferrer" }, paper(id).title);
  return [
    el("h3", {}, t`Papers of other agencies`),
    found.size ? el("ul", { class: "reasons" }, ...[...found.values()].map(a => el("li", {},
      el("p", {}, t`The Animal and Plant Health Inspection Service usually asks for a Lacey Act declaration (PPQ Form 505) of goods with such a number: which plants are in them, and where these were harvested. It is asked for at formal entry.`,
        " ", t`Numbers: ${a.numbers.map(dotted).join(comma)}, since ${day(a.since)}.`, " ", link(a.document), " · ", link("2016-14247"))))) : null,
    el("p", { class: "hint" }, t`Since 1 December 2024 the Lacey Act declaration is asked of about 250 more numbers of goods with wood or other plants in them, such as handbags, footwear, tools and goods of cork, bamboo or rattan. They are not in the list here.`, " ", link("phase-7")),
    el("p", { class: "hint" }, t`Which papers other agencies need of goods (food, medicine, cosmetics, children’s products, radio, vehicles, wildlife and others) is in no list here. That none is named here never means that none is needed.`, " ", link("fda-flags")),
  ].filter(e => e !== null);
}
