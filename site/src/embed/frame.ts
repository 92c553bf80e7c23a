// The page's side of standing in a frame of somebody else's page.

import type { Fault } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { t } from "../language";
import { fragment } from "../link";
import { conclusion } from "./conclusion";
import { owner } from "./owner";
import { type Hello, type Kind, kinds, type Prices, protocol, type Said } from "./protocol";

/** What a page does with what its host says. */
export interface View {
  name: string;
  /** Takes the host's price list, or null when it could not be had. */
  prices?(text: string | null): void;
}

let view: View | undefined;
let host: MessagePort | undefined;
let hello: Hello = { section321: protocol, events: [], inputs: false };
// What was to be told before the host asked for it.
let early: { event: Kind; detail: object }[] = [];

/** Begins to listen to the page around. */
export function begin(page: View): void {
  view = page;
  addEventListener("message", greet);
  addEventListener("hashchange", credit);
  new ResizeObserver(measure).observe(document.body);
  // A frame as high as what it holds has nothing to scroll. Its host takes the visitor along.
  const scroll = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function (how) {
    if (!host || typeof how !== "object" || how.block !== "start") return scroll.call(this, how);
    measure(); // What is shown may be new, and the host must have room for it.
    tell({ show: Math.max(0, Math.floor(this.getBoundingClientRect().top + scrollY)) });
  };
}

// Only the page around may speak first, and only once: what comes later comes over its channel.
function greet({ source, data, ports }: MessageEvent<Hello | undefined>): void {
  if (host || source !== parent || parent === window || !data || typeof data !== "object" || !ports[0]) return;
  if (data.section321 !== protocol) {
    console.warn(`section-321-calculator: the page around speaks version ${String(data.section321)} and this frame ${protocol}`);
    return;
  }
  hello = {
    section321: protocol,
    events: Array.isArray(data.events) ? kinds.filter(k => data.events.includes(k)) : [],
    inputs: data.inputs === true,
  };
  host = ports[0];
  host.onmessage = ({ data }: MessageEvent<Prices | undefined>) => {
    if (data && (data.fees === null || typeof data.fees === "string")) view?.prices?.(data.fees);
  };
  tell({ ready: true });
  measure();
  confess();
  const { edition } = document.body.dataset;
  report("ready", { view: view!.name, language: document.documentElement.lang, edition });
  for (const { event, detail } of early.splice(0)) report(event, detail);
}

function tell(said: Said): void {
  host?.postMessage(said);
}

// What was not asked for does not leave the frame.
function report(event: Kind, detail: object): void {
  if (!host) early = [...early, { event, detail }].slice(-10);
  else if (hello.events.includes(event)) tell({ event, detail });
}

function measure(): void {
  tell({ height: Math.ceil(document.body.getBoundingClientRect().height) });
}

// The visitor is told what the page around is told.
function confess(): void {
  if (!hello.events.includes("answer")) return;
  byId("told").textContent = hello.inputs ? t`The page around this gets the answer and what you type.`
    : t`The page around this gets the answer, not what you type.`;
}

/** Tells of an answer, and whom to ask about it. */
export function answered(verb: string, question: object, answer: object): void {
  if (verb !== "orders") byId<HTMLAnchorElement>("full").hash = fragment(verb, question);
  credit();
  // A file of orders is other people's: of that nothing but the sums is ever told.
  const whole = hello.inputs && verb !== "orders";
  report("answer", { verb, ...(whole ? answer : conclusion(verb, answer)), ...(whole && { request: question }) });
}

/** Tells that there is no answer. What is said of a fault may repeat what was typed. */
export function failed(faults: Pick<Fault, "code" | "field" | "message">[]): void {
  const all = faults.map(({ code, field, message }) => ({ code, ...(field && { field }), ...(hello.inputs && { message }) }));
  report("error", { verb: view?.name, errors: all });
}

/** Tells of something wrong with what the page around gave, in its own words. */
export function refused(code: string, message: string): void {
  console.warn(`section-321-calculator: ${message}`);
  report("error", { verb: view?.name, errors: [{ code, message }] });
}

/** Waits until the frame can be seen, so that five of them do not load five engines. */
export function seen(): Promise<void> {
  return new Promise(now => {
    const sight = new IntersectionObserver(entries => {
      if (!entries.some(e => e.isIntersecting)) return;
      sight.disconnect();
      now();
    });
    sight.observe(document.body);
  });
}

// Says on the answer who offers it.
function credit(): void {
  const o = owner();
  document.querySelector("#answer .owner")?.remove();
  if (!o) return;
  const words = o.contact ? el("a", { href: o.contact, rel: "noopener noreferrer" }, t`Ask ${o.name} about this`) : t`Offered by ${o.name}`;
  const verdict = byId("answer").querySelector("#headline, .verdict");
  verdict?.after(el("p", { class: "owner" }, words));
}
