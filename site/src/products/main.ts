import { follow } from "../address";
import { Calculator } from "../calculator";
import type { Failure, ProductAnswer } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { comma, grouped, t } from "../language";
import { save } from "../save";
import { announce, complain, sentence, unloaded } from "../say";
import { told } from "../told";
import { today } from "../words";
import { table } from "./table";

// A table of products is worked through part by part, so that one sees how far it is and can
// stop. The calculator keeps the table and the answers, and writes the files.

const part = 250;
const mostBytes = 3_500_000;

const { engine = "", integrity = "", tariff = "", tariffIntegrity = "", worker = "" } = document.body.dataset;
const nothing = () => undefined;
const calculator = new Calculator({ url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, worker, failed, nothing, nothing);
const field = (id: string) => byId<HTMLInputElement | HTMLSelectElement>(id).value.trim();

let turn = 0;

byId<HTMLInputElement>("date").value = today();
void calculator.load().catch(nothing);
byId("form").addEventListener("submit", event => {
  event.preventDefault();
  void work();
});
document.addEventListener("click", event => {
  if (follow(event)) return;
  const button = (event.target as HTMLElement).closest("button");
  if (button?.id === "cancel") stop(t`Cancelled. Nothing of the table is kept.`);
  else if (button?.id === "retry") void work();
  else if (button?.matches("[data-as]")) void write(button.dataset.as!);
});

function stop(text: string): void {
  turn++;
  byId("progress").hidden = true;
  byId("engine").replaceChildren(text);
  announce(text);
}

async function work(): Promise<void> {
  const mine = ++turn, file = byId<HTMLInputElement>("file").files?.[0];
  byId("errors").hidden = true;
  if (!file) return refuse(t`Choose a table of products first.`);
  if (file.size > mostBytes) return refuse(t`This table is larger than the page works through, which is about 50,000 products. Split it, or use the command line.`);
  byId("engine").replaceChildren(t`Getting the calculator ready.`);
  try {
    await calculator.stock();
    if (calculator.tariff !== "there") return failed();
    const read = await calculator.ask<{ products: number; unused: string[] } | Failure>("products-read", { table: await file.text() });
    if (mine !== turn) return;
    if ("error" in read) return refuse(sentence(told(read.error, "message")));
    byId("engine").replaceChildren();
    byId("progress").hidden = false;
    const question = {
      origins: field("origins").toUpperCase().split(/[^A-Z]+/).filter(Boolean), from: field("from"), modes: [field("mode")],
      dates: [...new Set([field("date") || today(), field("date2")])].filter(Boolean),
    };
    const all: ProductAnswer[] = [], began = performance.now();
    for (let first = 0; first < read.products; first += part) {
      const said = await calculator.ask<{ answers: ProductAnswer[] } | Failure>("products-ask", { question, first, count: part });
      if (mine !== turn) return;
      if ("error" in said) {
        stop("");
        return refuse(sentence(told(said.error, "message")));
      }
      all.push(...said.answers);
      const done = Math.min(read.products, first + part);
      byId<HTMLProgressElement>("bar").value = done / read.products;
      byId("pace").textContent = t`${grouped(String(done))} of ${grouped(String(read.products))} products`;
    }
    byId("progress").hidden = true;
    show(all, read, performance.now() - began);
  } catch (error) {
    console.error(error);
    failed();
  }
}

function show(all: ProductAnswer[], read: { products: number; unused: string[] }, ms: number): void {
  const title = t`${grouped(String(read.products))} products, ${grouped(String(all.length))} answers`;
  const bad = all.filter(a => a.problem).length, open = all.filter(a => !a.problem && !a.total).length;
  byId("answer").replaceChildren(
    el("h2", { id: "products-title", tabindex: "-1" }, title),
    el("p", {}, t`Each is one shipment of one unit, with nothing claimed that the table does not claim. Worked through in ${(ms / 1000).toFixed(1)} s.`),
    ...bad ? [el("p", {}, t`Answers that are a problem: ${grouped(String(bad))}.`)] : [],
    ...open ? [el("p", {}, t`Answers without a total, because something is not decided: ${grouped(String(open))}.`)] : [],
    ...read.unused.length ? [el("p", {}, t`Columns that were not used: ${read.unused.join(comma)}.`)] : [],
    el("p", { class: "actions" },
      el("button", { type: "button", class: "button", "data-as": "csv" }, t`Save all answers (CSV)`),
      el("button", { type: "button", class: "quiet", "data-as": "prices" }, t`Save a table of rates`),
      el("button", { type: "button", class: "quiet", "data-as": "woocommerce" }, t`Save rules for WooCommerce`)),
    table(all));
  byId("answer").hidden = false;
  byId("products-title").focus();
  announce(title);
}

async function write(as: string): Promise<void> {
  const said = await calculator.ask<{ text: string } | Failure>("products-write", { as });
  if ("error" in said) refuse(sentence(told(said.error, "message")));
  else save(`products-${as}.csv`, "text/csv", said.text);
}

function refuse(text: string): void {
  byId("engine").replaceChildren();
  complain([text]);
}

function failed(): void {
  byId("progress").hidden = true;
  unloaded();
}
