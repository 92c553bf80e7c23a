import { value } from "../claims";
import type { ChangedGoods, Failure, OrdersChanges, OrdersChangesRequest } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { comma, day, grouped, of, t } from "../language";
import { told } from "../told";
import type { Checker } from "../orders/checker";
import type { Report } from "../orders/contract";
import { answered, asOrders, inquire, type OrdersFile } from "../orders/inquire";
import * as progress from "../orders/progress";
import { rejected, remarks } from "../orders/report";
import { count, orders as counted, rows } from "../orders/words";
import { fault } from "../reading";
import { faults, show, work } from "../orders/worked";
import { sentence } from "../say";
import { dotted, money } from "../words";
import { lines, monthly } from "./line";

// As many goods of a day, reasons and lines as are written; the rest is counted.
const mostShown = 100;

/** Takes a file, chosen or dropped: of orders it shows what changes for them, of other lines it hands the text on. */
export function fileOf(checker: Checker, text: (text: string) => void): void {
  const input = byId<HTMLInputElement>("file");
  let held: OrdersFile | undefined;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    // The same file can be chosen again after it was mended.
    input.value = "";
    if (file) void take(file);
  });
  // A file dropped beside the field is meant for it, and must not replace the page.
  for (const kind of ["dragenter", "dragover"]) addEventListener(kind, event => event.preventDefault());
  addEventListener("drop", event => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void take(dropped);
  });
  byId("cancel").addEventListener("click", () => checker.cancel());
  byId("orders-answer").addEventListener("click", () => void answer());

  async function take(file: File): Promise<void> {
    held = undefined;
    byId("orders").hidden = byId("many").hidden = true;
    await work(file, async () => {
      held = await asOrders(checker, file);
      if (held) {
        inquire(held, t`${file.name} is a file of orders. Each is looked at as if it arrived on every day on which the law becomes another.`);
        byId("orders-title").focus();
      } else if (file.name.toLowerCase().endsWith(".xlsx")) show(el("p", { class: "notice" }, t`No sheet of ${file.name} has orders: a day and a price. Save a list of goods as text.`));
      else text(await file.text());
    });
  }

  async function answer(): Promise<void> {
    const orders = held, wrong = fault(byId<HTMLInputElement>("months"));
    if (!orders) return;
    if (wrong) return show(el("p", { class: "notice" }, sentence(wrong)));
    const months = value("months");
    const assumed = { mode: value("mode"), from: value("shippedFrom"), origin: value("origin"), hts: value("hts") };
    const ask = { from: value("from"), to: value("to"), ...(months && { months }) } satisfies OrdersChangesRequest;
    await work(orders.file, async () => {
      const { answer, report } = await answered<OrdersChanges>(checker, orders, assumed, "orders-changes", ask, p => progress.at(p, orders.file.size));
      if ("error" in answer) return show(...faults(answer as Failure));
      show(...result(answer as OrdersChanges, report!));
    });
  }
}

// What changes for the orders: the whole first, then each day, then what is in no sum and why.
function result(a: OrdersChanges, report: Report): (HTMLElement | null)[] {
  const some = a.days.length > 0, all = a.orders + a.lacking;
  return [
    el("h2", {}, !all ? t`No order in the file counts` : some ? t`What changes for the orders from ${day(a.from)} to ${day(a.to)}` : a.orders ? t`Nothing changes for the orders from ${day(a.from)} to ${day(a.to)}` : t`What changes is not known of any of the orders`),
    some ? el("p", { id: "together" }, el("b", {}, whole(a.before, a.after, a.monthly))) : null,
    all ? el("p", {}, of(counted(all), a.months === null
      ? t`from ${day(a.first)} to ${day(a.last)}, less than four weeks. Say above how many months of orders they are, and you see what it makes a month.`
      : t`from ${day(a.first)} to ${day(a.last)}, taken for ${grouped(a.months)} months of orders.`)) : null,
    ...a.days.map(d => el("section", { class: "change" },
      el("h3", {}, of(day(d.date), whole(d.before, d.after, d.monthly))),
      ...d.goods.slice(0, mostShown).flatMap(g => [el("p", {}, of(`${named(g)} (${rows(g.rows)})`, whole(g.before, g.after, g.monthly))), lines(g.lines, a.sources)]),
      d.goods.length > mostShown ? el("p", {}, t`and ${count(d.goods.length - mostShown)} more`) : null,
      ...d.fees ? [el("p", {}, of(t`Customs fees`, whole(d.fees.before, d.fees.after, d.fees.monthly))), lines(d.fees.lines, a.sources)] : [])),
    a.lacking ? el("div", { class: "notice", id: "lacking" }, el("p", {}, t`Not in the sums, because what they owe is not known on some day: ${counted(a.lacking)}, ${money(a.lackingRetail ?? "0.00")} of goods`),
      el("ul", {}, ...a.lacks.slice(0, mostShown).map(l => el("li", {}, of(counted(l.orders), told(l)))))) : null,
    a.feesGoOn.length ? el("div", { class: "notice" }, el("p", {}, t`From ${day(a.feesFrom)} the customs fees of these are not known. They go on in the sums as they were.`),
      el("ul", {}, ...a.feesGoOn.map(l => el("li", {}, of(counted(l.orders), told(l)))))) : null,
    remarks(report),
    rejected(report, undefined, false),
  ];
}

function whole(before: string | null, after: string | null, month: string | null): string {
  const both = `${money(before ?? "")} → ${money(after ?? "")}`;
  return month === null ? both : `${both}, ${monthly(month)}`;
}

function named(g: ChangedGoods): string {
  const more = g.products - g.names.length, products = g.names.join(comma);
  return [dotted(g.hts) || t`without a tariff number`, g.origin, ...g.facts ?? [], g.claim ?? "", more > 0 ? t`${products} and ${more} more` : products].filter(Boolean).join(" ");
}
