// Has the service worker keep the site for offline use, and says at the foot of every page how that stands.
// All pages load this script beside their own; nothing else in them depends on it.

import { byId, el } from "../dom";
import { t } from "../language";
import { type Asked, type Told, which, type Why } from "./messages";
import { quiet } from "./quiet";
import { type State, words } from "./words";

const place = byId("offline");
const version = place.dataset.version!;
const hour = 3_600_000;

let registration: ServiceWorkerRegistration | undefined;
// Why the last installation failed, if it did.
let failure: Why | undefined;
// Whether the person waits for it or has been told that it is under way.
let awaited = false;
let typed = false;
let turn = 0;
let looked = Date.now();
const watched = new WeakSet<ServiceWorker>();

place.hidden = false;
if ("serviceWorker" in navigator) void begin();
else show("impossible");

async function begin(): Promise<void> {
  const service = navigator.serviceWorker;
  service.addEventListener("message", event => {
    if (event.data === which) event.ports[0]?.postMessage(version);
    else failed((event.data as Told).why!);
  });
  service.startMessages();
  service.addEventListener("controllerchange", () => void settle());
  addEventListener("online", () => place.dataset.offline === "incomplete" && void keep());
  addEventListener("input", () => (typed = true), true);
  // Who leaves the page open for days is told of a new version too.
  addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < hour) return;
    looked = Date.now();
    registration?.update().catch(() => undefined);
  });
  if (!service.controller) show("getting");
  await quiet();
  await keep();
}

/** Has everything kept, again if it failed before. */
async function keep(): Promise<void> {
  const again = failure !== undefined;
  failure = undefined;
  const script = new URL("service-worker.js", import.meta.url);
  try {
    registration = await navigator.serviceWorker.register(script, { updateViaCache: "none" });
  } catch (error) {
    console.info(error);
    return refused(script);
  }
  registration.onupdatefound = () => void settle();
  if (again && registration.active) await registration.update().catch(() => undefined);
  await settle();
}

// The browser says in its own words why it did not take the worker. If nothing is wrong with the script, it allows none.
async function refused(script: URL): Promise<void> {
  const response = await fetch(script, { cache: "no-store" }).catch(() => undefined);
  if (!response) failed("unreachable");
  else if (!response.ok) failed("refused");
  else if (!response.headers.get("Content-Type")?.includes("javascript")) failed("wrong");
  else show("impossible");
}

/** Finds out how it stands, after each change. */
async function settle(): Promise<void> {
  if (!registration) return;
  const mine = ++turn;
  const { installing, waiting, active } = registration;
  for (const worker of [installing, waiting, active]) if (worker) watch(worker);
  const newest = waiting ?? active;
  if (!newest) {
    if (installing) show("getting");
    return;
  }
  const told = await ask(newest);
  if (mine !== turn) return;
  if (told.version !== version) {
    // What could not be replaced is not newer than a page that came from the server.
    if (waiting || !failure) show("newer");
    else show("incomplete", failure);
  } else if (told.why) failed(told.why);
  else {
    // The page came from the server and is the new version already.
    if (waiting) tell(waiting, "take over");
    show("ready");
    tell(active!, "clean");
  }
}

function watch(worker: ServiceWorker): void {
  if (watched.has(worker)) return;
  watched.add(worker);
  let installed = worker.state !== "installing";
  worker.addEventListener("statechange", () => {
    // It has told why, unless it never began.
    if (worker.state === "redundant" && !installed) failed(failure ?? "unreachable");
    installed ||= worker.state === "installed";
    void settle();
  });
}

// An older version that is whole still serves. That a newer one could not be had is not worth a word.
function failed(why: Why): void {
  failure = why;
  if (!registration?.active) show("incomplete", why);
  else void settle();
}

function show(state: State, why: Why = "unreachable"): void {
  const said = words(state, why, !["empty", undefined].includes(document.body.dataset.state));
  if (place.dataset.offline === state && place.firstChild?.textContent === said) return;
  place.dataset.offline = state;
  place.replaceChildren(el("span", {}, said), ...choices(state, why));
  // Who hears the page hears what changed, and not at each visit that nothing did.
  if (state === "newer" || state === "incomplete" || state === "ready" && awaited) byId("offline-said").textContent = said;
  awaited = state === "getting";
}

function choices(state: State, why: Why): HTMLElement[] {
  const button = (text: string, act: () => void) => {
    const b = el("button", { type: "button", class: "quiet" }, text);
    b.addEventListener("click", act);
    return b;
  };
  if (state === "newer") return [button(t`Use it now`, take), button(t`Later`, () => (place.dataset.offline = "later"))];
  if (state !== "incomplete" || why === "blocked") return [];
  return [button(t`Try again`, () => {
    show("getting");
    place.focus();
    void keep();
  })];
}

/** Starts the page again with the new version. The question goes along in the address. */
function take(): void {
  if (typed) dispatchEvent(new Event("restart"));
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => waiting.state === "activated" && location.reload());
  tell(waiting, "take over");
}

function tell(worker: ServiceWorker, asked: Asked, ports: MessagePort[] = []): void {
  worker.postMessage(asked, ports);
}

function ask(worker: ServiceWorker): Promise<Told> {
  return new Promise(told => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Told>) => told(data);
    tell(worker, "tell", [port2]);
  });
}
