import * as place from "place";
import { amounts, name } from "./amounts";
import { made as madeIn } from "./items";
import type { CheckAnswer, Entry, EntryAlternative, EntryWay, Exemption, Sources } from "../../../wasm/host/contract";
import type { CheckRequest, Item } from "../draft";
import { byId, el, svg } from "../dom";
import * as facts from "../facts";
import { comma, gap, grouped, t } from "../language";
import { behind, told } from "../told";
import { whole } from "../address";
import { deciding } from "./headline";
import { refund } from "./refund";
import { marks, printed as numbered } from "../sources";
import { edition } from "../reasons";
import { sentence } from "../say";
import { brief, chosen, day, money, today } from "../words";

/** The numbers of an answer as a receipt: what was asked, the day's limit, entry, amounts. */
export function receipt(request: CheckRequest, a: CheckAnswer): HTMLElement {
  const sources = a.sources ?? {};
  // What may not come in is not reckoned either.
  const forbidden = a.outcome === "prohibited";
  return el("div", { class: "receipt" },
    asked(request),
    a.exemption && !forbidden ? limit(a.exemption) : null,
    a.entry && !forbidden ? entry(a.entry, a.entries ?? [], sources) : null,
    forbidden ? null : amounts(request, a, sources),
    a.refund && !forbidden ? refund(a.refund, sources) : null,
    forbidden ? null : place.own(request, a),
    forbidden ? null : listed(t`Not included`, "apart", missing(request).map(text => el("li", {}, text))),
    forbidden ? null : listed(t`Assumed`, "assumed", presumed(request, a).map(p => el("li", {}, told(p), marks(p.cite, sources)))),
    el("div", { class: "actions" },
      el("button", { type: "button", class: "quiet", id: "copy" }, t`Copy link to this answer`),
      el("button", { type: "button", class: "quiet", id: "copy-text" }, t`Copy as text`),
      el("button", { type: "button", class: "quiet", id: "print" }, t`Print`),
      el("button", { type: "button", class: "quiet", id: "json" }, t`Save as JSON`),
      request.items.length === 1 ? compare(request) : null,
      a.refund && !forbidden ? claim(request, a) : null,
      el("a", { class: "quiet", href: whole("bill.html", "bill", { shipment: request }) }, t`I got a bill for this`),
      el("a", { class: "quiet", href: whole("packet.html", "packet", request) }, t`Hand to a broker`)),
    el("p", { class: "hint edition" }, edition(a.law)),
    printed(request, a, sources));
}

function listed(title: string, name: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("section", { class: name }, el("h3", {}, title), el("ul", {}, ...items)) : null;
}

/** What nobody said and the answer rests on: what the engine presumed, and what the form's empty fields mean. */
export function presumed(q: CheckRequest, a: CheckAnswer): { text: string; cite?: string[] | undefined }[] {
  const owing = a.outcome !== "exempt" && q.items.length;
  return [
    ...a.assumed ?? [],
    ...owing && !q.items.some(i => i.claim) ? [{ text: t`No trade program is claimed.` }] : [],
    ...owing && !q.items.some(i => i.customsValue) ? [{ text: t`Duty is charged on the price the goods are sold for.` }] : [],
    ...q.priorToday || !Number(a.exemption?.limit) ? [] : [{ text: t`The same person imports nothing else that day.` }],
  ];
}

/** What customs does not take and is paid all the same. */
export function missing(q: CheckRequest): string[] {
  switch (q.mode) {
    case "baggage": return [];
    case "post": return [t`What the post or its agent charges for clearing the parcel and collecting the duty. Ask it before you send.`, t`The freight.`];
    case "express": return [t`What the courier charges for clearing the parcel and paying the duty in advance. Ask it for its price list.`, t`The freight.`];
    default: return [t`What the carrier and the customs broker charge.`, t`The freight.`];
  }
}

// What paper has to say itself: when it was printed, where the answer is found again, and what the numbers stand for.
function printed(q: CheckRequest, a: CheckAnswer, sources: Sources): HTMLElement {
  const open = deciding(a).map(k => told(k, k.question ? "question" : "text"));
  return el("div", { class: "printed" },
    ...open.length ? [el("p", {}, t`Open: ${behind(...new Set(open))}`)] : [],
    el("p", {}, behind(sentence(edition(a.law)), t`Printed on ${day(today())}.`, new URL(whole("", "check", q), location.href).href)),
    el("p", {}, numbered(sources, a.open, a.entry, a.lines, a.refund, a.assumed, a.exemption)));
}

// The same goods on the page that compares routes. It asks for what a check need not know.
function compare(q: CheckRequest): HTMLElement {
  const { quantity, recipient, origins, ...goods } = q.items[0]!;
  const product = { ...goods, shippedFrom: q.from };
  return el("a", { class: "quiet", href: whole("compare.html", "compare", { date: q.date, product, orders: { unitsPerOrder: quantity ?? "1" }, fx: q.fx }) },
    t`Compare routes for these goods`);
}

// The same goods on the page that tells how a void duty comes back.
function claim(q: CheckRequest, a: CheckAnswer): HTMLElement {
  const importer = q.mode === "post" ? "post" : q.mode === "express" ? "courier" : "own";
  const type = /^\d\d$/.test(a.entry?.type ?? "") ? { type: a.entry!.type } : {};
  return el("a", { class: "quiet", href: whole("refund.html", "refund", { entries: [{ date: q.date, importer, ...type, shipment: q }] }) },
    t`How it comes back, and until when`);
}

function asked(q: CheckRequest): HTMLElement {
  const country = (code = "") => chosen("from", code);
  const made = [...new Set(q.items.map(madeIn))].join(comma);
  return el("dl", { class: "asked" },
    ...pair(t`Arrives`, q.date ? day(q.date) : ""),
    ...pair(t`Travels by`, brief("mode", q.mode ?? "")),
    ...pair(t`Shipped from`, country(q.from)),
    ...pair(t`Made in`, made),
    ...q.items.flatMap((item, i) => [
      ...pair(name(item, i, q.items.length), `${item.quantity ?? "1"} × ${price(item, item.retailValue)}`),
      ...(item.customsValue ? pair(t`Paid for one`, price(item, item.customsValue)) : []),
      ...(item.hts ? pair(t`HTS`, item.hts) : []),
      ...(item.facts ?? []).flatMap(f => pair(t`Said`, facts.words(f))),
    ]));
}

function pair(term: string, value: string): HTMLElement[] {
  return [el("dt", {}, term), el("dd", {}, value)];
}

/** What one of an item costs, in the money it is in. */
export function price(item: Item, value = ""): string {
  return item.currency && item.currency !== "USD" ? value && `${grouped(value)} ${item.currency}` : value && money(value);
}

function limit(x: Exemption): HTMLElement {
  const people = x.recipients ?? [];
  const counted = x.aggregate && !people.length ? t`Counted for this person and day: ${money(x.aggregate)}.` : "";
  const suspended = x.statutoryLimit && x.limit !== null && x.statutoryLimit !== x.limit;
  const own = x.limit && money(x.limit, true), statute = x.statutoryLimit && money(x.statutoryLimit, true);
  const of = !own ? t`No exemption applies.`
    : suspended && statute ? (people.length ? t`Limit for each person: ${own} (suspended; ${statute} in the statute).` : t`Limit: ${own} (suspended; ${statute} in the statute).`)
    : people.length ? t`Limit for each person: ${own}.` : t`Limit: ${own}.`;
  const left = x.exempt && x.headroom && !people.length ? t`Left that day: ${money(x.headroom)}.` : "";
  return el("section", {},
    el("h3", {}, t`The day’s limit`),
    x.aggregate && Number(x.limit) > 0 && !people.length ? bar(Number(x.aggregate), Number(x.limit), Number(x.statutoryLimit ?? 0)) : null,
    el("p", { class: "figures" }, behind(counted, of, left)),
    people.length ? each(people) : null,
    x.provision ? el("p", { class: "hint" }, t`Under ${x.provision.replace("USC", "U.S.C.")}`) : null);
}

// The words below it say the same, so the bar itself is silent. Where the limit is nothing there is no scale.
function bar(used: number, limit: number, statute: number): SVGElement {
  const full = Math.max(used, limit, statute) || 1;
  const x = (n: number) => `${Math.min(100, (n / full) * 100)}%`;
  return svg("svg", { class: `bar-used${used > limit ? " over" : ""}`, width: "100%", height: 18, "aria-hidden": "true" },
    svg("rect", { class: "room", width: "100%", y: 3, height: 12 }),
    svg("rect", { class: "used", width: x(used), y: 3, height: 12 }),
    limit < full ? svg("rect", { class: "mark", x: x(limit), y: 0, width: 2, height: 18 }) : null);
}

function each(list: NonNullable<Exemption["recipients"]>): HTMLElement {
  return el("dl", { class: "asked" }, ...list.flatMap(p =>
    pair(p.recipient || t`Not named`, p.exempt ? t`${money(p.aggregate)}, free` : t`${money(p.aggregate)}, not free`)));
}

function entry(e: Entry, ways: EntryWay[], sources: Sources): HTMLElement {
  // A type that has no number, or whose name says it, stands with its name alone.
  const numbered = byId("answer").dataset.entries!.split(" ");
  const title = (x: EntryAlternative | EntryWay) => numbered.includes(x.type) ? t`Entry type ${x.type}: ${told(x, "name")}` : capital(told(x, "name"));
  // Where the goods may be entered in several ways, each says what it costs.
  const costs = (type: string) => {
    const way = ways.length > 1 ? ways.find(w => w.type === type) : undefined;
    return way?.fees && way.total ? el("p", { class: "figures" }, t`${money(way.fees)} fees, ${money(way.total)} in all`) : null;
  };
  return el("section", {},
    el("h3", {}, t`How it enters`),
    el("p", { class: "figures" }, title(e)),
    el("p", {}, told(e), marks(e.cite, sources)),
    costs(e.type),
    ...(e.alternatives ?? []).flatMap(o => [
      el("p", { class: "or" }, el("b", {}, t`Or: ${title(o)}.`), gap, told(o), marks(o.cite, sources)),
      costs(o.type)]));
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
