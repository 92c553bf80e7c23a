import { amounts, between } from "../check/amounts";
import { byId, el } from "../dom";
import { fragment } from "../link";
import { ahead, part, reasons } from "../reasons";
import { cites } from "../sources";
import { day, money } from "../words";
import type { Explained, RowAnswer } from "./contract";
import { outcomes } from "./words";

// The reason behind a row: its whole order, as the check page answers it.

// What the check page takes from a link.
const longest = 20_000;
const mostItems = 100;
const dialog = () => byId<HTMLDialogElement>("why");

/** Opens the reason for a row. `explain` asks for it, where the row is counted. */
export async function show(r: RowAnswer, status: string, explain: () => Promise<Explained | string>): Promise<void> {
  const title = el("h2", { id: "why-title", tabindex: "-1" }, r.order ? `Order ${r.order}` : `Line ${r.line}`);
  const close = el("button", { type: "button", class: "button", id: "close-why" }, "Close");
  close.addEventListener("click", () => dialog().close());
  const body = el("div", { class: "body" });
  dialog().replaceChildren(el("header", {}, title, close), body);
  body.append(el("p", { class: "hint" }, `Line ${r.line} of the file${r.sku ? `, ${r.sku}` : ""}`));
  if (!dialog().open) dialog().showModal();
  title.focus();
  if (!r.outcome) {
    body.append(el("p", {}, el("b", {}, `Not counted. ${status}.`)), el("p", {}, r.why));
    return;
  }
  const x = await explain();
  if (typeof x === "string") body.append(el("p", {}, x));
  else body.append(...explained(r, x));
}

function explained(r: RowAnswer, { request, answer: a }: Explained): HTMLElement[] {
  const sources = a.sources ?? {}, link = fragment("check", request);
  const small = link.length <= longest && request.items.length <= mostItems;
  const forbidden = a.outcome === "prohibited", because = a.exemption?.because ?? [];
  const kind = a.outcome === "exempt" ? "free" : a.outcome === "dutiable" || forbidden ? "not-free" : "open";
  return [
    el("div", { class: `verdict ${kind}` }, el("p", { class: "owed" }, `${outcomes[a.outcome]}. `, a.total ? `${money(a.total)} owed.` : between(a) ? `Duty ${between(a)}.` : ""),
      // The first reason often says it in the same words.
      because[0]?.text === r.why ? null : el("p", { class: "reason" }, r.why)),
    el("p", {}, `${r.person} imports ${money(r.aggregate ?? "0.00")} on ${request.date ? day(r.day) : ""}${r.limit === null ? "" : `; the limit is ${money(r.limit)}`}.${r.day === request.date ? "" : ` Answered under the law of ${day(request.date ?? "")}.`}`),
    part("Why", "why", reasons(because, sources)),
    forbidden ? null : amounts(request, a, sources),
    part("Still open", "open", [...(a.asks ?? []), ...(a.unsupported ?? [])].map(k => el("li", {}, el("p", {}, k.text), cites(k.cite, sources)))),
    ahead(a.law, sources),
    el("p", {}, small ? el("a", { class: "button", id: "to-check", href: `index.html${link}` }, "Open this order in the calculator")
      : "This order has too many lines for a link to the calculator."),
  ].filter(e => e !== null);
}
