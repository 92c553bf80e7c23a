import { whole } from "../address";
import { amounts } from "../check/amounts";
import type { CheckAnswer } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { t } from "../language";
import { behind, told } from "../told";
import { fragment } from "../link";
import { ahead, allSources, part, reasons } from "../reasons";
import { apart, marks } from "../sources";
import { day, money } from "../words";
import type { Explained, RowAnswer } from "./contract";
import { outcome } from "./words";

// The reason behind a row: its whole order, as the check page answers it.

// What the check page takes from a link.
const longest = 20_000;
const mostItems = 100;
const dialog = () => byId<HTMLDialogElement>("why");

/** Opens the reason for a row. `explain` asks for it, where the row is counted. */
export async function show(r: RowAnswer, status: string, explain: () => Promise<Explained | string>): Promise<void> {
  const title = el("h2", { id: "why-title", tabindex: "-1" }, r.order ? t`Order ${r.order}` : t`Line ${r.line}`);
  const close = el("button", { type: "button", class: "button", id: "close-why" }, t`Close`);
  close.addEventListener("click", () => dialog().close());
  const body = el("div", { class: "body" });
  dialog().replaceChildren(el("header", {}, title, close), body);
  body.append(el("p", { class: "hint" }, r.sku ? t`Line ${r.line} of the file, ${r.sku}` : t`Line ${r.line} of the file`));
  if (!dialog().open) dialog().showModal();
  title.focus();
  if (!r.outcome) {
    body.append(el("p", {}, el("b", {}, t`Not counted. ${status}.`)), el("p", {}, told(r, "why")));
    return;
  }
  const x = await explain();
  if (typeof x === "string") body.append(el("p", {}, x));
  else body.append(...explained(r, x));
}

function explained(r: RowAnswer, { request, answer: a }: Explained): HTMLElement[] {
  const sources = apart("row-source", a.sources ?? {}), law = day(request.date ?? ""), link = fragment("check", request);
  const small = link.length <= longest && request.items.length <= mostItems;
  const forbidden = a.outcome === "prohibited", because = a.exemption?.because ?? [];
  const kind = a.outcome === "exempt" ? "free" : a.outcome === "dutiable" || forbidden ? "not-free" : "open";
  return [
    el("div", { class: `verdict ${kind}` }, el("p", { class: "owed" }, behind(t`${outcome(a.outcome)}.`, owed(a))),
      // The first reason often says it in the same words.
      because[0]?.text === r.why ? null : el("p", { class: "reason" }, told(r, "why"))),
    el("p", {}, behind(imports(r), r.day === request.date ? "" : t`Answered under the law of ${law}.`)),
    part(t`Why`, "why", reasons(because, sources)),
    forbidden ? null : amounts(request, a, sources),
    part(t`Still open`, "open", [...(a.asks ?? []), ...(a.unsupported ?? [])].map(k => el("li", {}, el("p", {}, told(k), marks(k.cite, sources))))),
    ahead(a.law, sources),
    allSources(sources),
    el("p", {}, small ? el("a", { class: "button", id: "to-check", href: whole("index.html", "check", request) }, t`Open this order in the calculator`) : null,
      small ? " " : null,
      small ? el("a", { class: "button", id: "to-broker", href: whole("packet.html", "packet", request) }, t`Hand to a broker`)
      : t`This order has too many lines for a link to the calculator.`),
  ].filter(e => e !== null);
}

function owed(a: CheckAnswer): string {
  if (a.total) return t`${money(a.total)} owed.`;
  if (a.atLeast && a.atMost) return t`Between ${money(a.atLeast)} and ${money(a.atMost)} owed.`;
  if (a.atLeast) return t`At least ${money(a.atLeast)} owed.`;
  return a.atMost ? t`At most ${money(a.atMost)} owed.` : "";
}

function imports(r: RowAnswer): string {
  const value = money(r.aggregate ?? "0.00");
  return r.limit === null ? t`${r.person} imports ${value} on ${day(r.day)}.`
    : t`${r.person} imports ${value} on ${day(r.day)}; the limit is ${money(r.limit)}.`;
}
