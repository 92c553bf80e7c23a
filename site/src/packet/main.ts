import { follow } from "../address";
import { Calculator } from "../calculator";
import type { Failure } from "../../../wasm/host/contract";
import { byId } from "../dom";
import { t } from "../language";
import { carryOver, fragment, read } from "../link";
import { save } from "../save";
import { announce, complain, unloaded } from "../say";
import { type Difference, type Handed, mostBytes } from "./packet";
import { refused } from "./refused";
import { differences, show } from "./show";

// A packet is made of the facts in the address, or opened from a file. It is worked out here
// both times: what is opened has to follow from its facts.

const { engine = "", integrity = "", tariff = "", tariffIntegrity = "", worker = "" } = document.body.dataset;
const nothing = () => undefined;
const calculator = new Calculator({ url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, worker, unloaded, nothing, nothing);
const place = byId("answer");

let handed: Handed | undefined;
// Marks that are in no file yet.
let unsaved = false;
let turn = 0;

for (const [id, then] of [["file", open], ["other", beside]] as const) byId<HTMLInputElement>(id).addEventListener("change", event => {
  const field = event.target as HTMLInputElement;
  // The same file, once it was mended, can be chosen again.
  void then(field.files?.[0]).finally(() => (field.value = ""));
});
byId("form").addEventListener("submit", event => event.preventDefault());
document.addEventListener("click", event => {
  if (follow(event)) return;
  const button = (event.target as HTMLElement).closest("button");
  if (button?.id === "print") print();
  else if (button?.id === "retry") void made();
  else if (button?.id === "save" && handed) {
    save(name("json"), "application/json", JSON.stringify(handed.packet, null, 2) + "\n");
    unsaved = false;
    announce(t`Saved. Send the file yourself.`);
  } else if (button?.id === "csv" && handed) save(name("csv"), "text/csv", handed.csv);
});
addEventListener("beforeunload", event => unsaved && event.preventDefault());
addEventListener("hashchange", () => void made());
carryOver("packet", () => handed?.packet.request ?? {}, () => handed !== undefined);
void calculator.load().catch(nothing);
void made();

function name(ending: string): string {
  return `packet-${handed!.packet.request.date ?? ""}.${ending}`;
}

// Makes the packet of the facts in the address.
async function made(): Promise<void> {
  const held = read(location.hash, "draft") ?? read(location.hash, "packet");
  if (held === null) return;
  if (typeof held === "string") return refuse(t`The link could not be read. ${held}`);
  await put("packet", held, false);
}

async function open(file: File | undefined): Promise<void> {
  if (!file || unsaved && !confirm(t`The marks on this page are in no file yet. Open another packet all the same?`)) return;
  const text = await content(file);
  if (text === undefined || !await put("packet-open", { text }, true)) return;
  history.replaceState(null, "", fragment("packet", handed!.packet.request));
}

async function content(file: File): Promise<string | undefined> {
  if (file.size <= mostBytes) return file.text();
  refuse(refused({ code: "packet-large", message: "" }));
  return undefined;
}

// Asks for a packet and shows it.
async function put(verb: string, request: object, opened: boolean): Promise<boolean> {
  const mine = ++turn;
  byId("engine").replaceChildren(t`Working it out.`);
  const answer = await ask<Handed>(verb, request);
  if (mine !== turn || !answer) return false;
  handed = answer;
  unsaved = false;
  place.replaceChildren(...show(answer, opened, () => (unsaved = true)));
  place.hidden = byId("more").hidden = false;
  byId("packet-title").focus();
  announce(byId("packet-title").textContent);
  return true;
}

async function ask<Answer>(verb: string, request: object): Promise<Answer | undefined> {
  try {
    await calculator.stock();
    if (calculator.tariff !== "there") throw new Error("no tariff");
    const answer = await calculator.ask<Answer | Failure>(verb, request);
    byId("engine").replaceChildren();
    if ("error" in (answer as object)) return void refuse(refused((answer as Failure).error));
    byId("errors").hidden = true;
    return answer as Answer;
  } catch (error) {
    console.error(error);
    return void unloaded();
  }
}

// Holds another packet beside the one that is open. It may be of another edition.
async function beside(file: File | undefined): Promise<void> {
  const text = file && await content(file);
  if (text === undefined || !handed) return;
  const answer = await ask<{ differences: Difference[] }>("packet-diff", { sent: text, back: JSON.stringify(handed.packet) });
  if (!answer) return;
  document.getElementById("differences")?.remove();
  const all = differences(answer.differences, handed.packet);
  byId("packet-title").after(all);
  all.querySelector("h3")!.focus();
  announce(all.querySelector("h3")!.textContent);
}

function refuse(text: string): void {
  byId("engine").replaceChildren();
  complain([text]);
}
