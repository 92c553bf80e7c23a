import { type Hello, kinds, type Kind, type Prices, protocol, type Said } from "../protocol";
import { address, type Address, check, known, warn } from "./address";
import { sandbox } from "../sandbox";
import { list } from "./list";
import { speak } from "./words";

// What a frame that says nothing gets before the page says so, in milliseconds.
const patience = 20_000;
// The page's own parts come first, but not for ever.
const courtesy = 5_000;
const tallest = 100_000;

const loaded = new Promise<void>(now => {
  if (document.readyState === "complete") return now();
  addEventListener("load", () => now(), { once: true });
  setTimeout(now, courtesy);
});

/** The element: a frame with the calculator, loaded when it is about to be seen. */
export class Calculator extends HTMLElement {
  static observedAttributes = known;

  // Closed, so that the page's own style sheets and scripts leave the frame alone.
  private readonly inner = this.attachShadow({ mode: "closed" });
  private sight: IntersectionObserver | undefined;
  private frame: HTMLIFrameElement | undefined;
  private shown: Address | undefined;
  private port: MessagePort | undefined;
  private late = 0;
  private height = 0;
  private changing = false;

  connectedCallback(): void {
    check(this);
    this.dress();
    void loaded.then(() => {
      if (!this.isConnected || this.sight) return;
      this.sight = new IntersectionObserver(entries => entries.some(e => e.isIntersecting) && this.show(), { rootMargin: "50%" });
      this.sight.observe(this);
    });
  }

  disconnectedCallback(): void {
    this.sight?.disconnect();
    this.sight = undefined;
    this.empty();
  }

  /** A page that moves the element in one step keeps the frame as it is. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.frame || this.changing) return;
    // Several may change at once.
    this.changing = true;
    queueMicrotask(() => {
      this.changing = false;
      if (this.frame) this.change(name);
    });
  }

  private change(name: string): void {
    check(this);
    const next = address(this);
    const told = ["fees", "events", "inputs"].includes(name);
    if (told || next.content !== this.shown!.content) {
      this.empty();
      this.show();
    } else if (next.url !== this.shown!.url) {
      this.shown = next;
      this.scheme();
      // Only what stands behind the "#" differs, so nothing is loaded, and nothing is added to the way back.
      this.frame!.contentWindow!.location.replace(next.url);
    }
  }

  // A style sheet of its own object needs no leave of the page's policy.
  private dress(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { display: block; position: relative; min-height: 3rem }
      :host([hidden]) { display: none }
      iframe { display: block; width: 100%; height: 40rem; border: 0; background: none; color-scheme: light dark }
      p { margin: 0; padding: 1rem }
      span { position: absolute; inset-inline-start: 0; width: 1px; height: 1px }`);
    this.inner.adoptedStyleSheets = [sheet];
  }

  private show(): void {
    if (this.frame) return;
    this.sight?.disconnect();
    const at = this.shown = address(this), t = speak(at.language);
    const frame = this.frame = document.createElement("iframe");
    // A frame of the page's own origin could lift its sandbox, of which browsers warn: it binds those of another.
    if (at.origin !== location.origin) frame.setAttribute("sandbox", sandbox);
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.title = t`Section 321 calculator`;
    if (this.height) frame.style.height = `${this.height}px`;
    this.scheme();
    frame.addEventListener("load", () => this.greet(at));
    frame.src = at.url;
    this.inner.append(frame);
    this.late = window.setTimeout(() => this.fail(at), patience);
  }

  private scheme(): void {
    const asked = this.getAttribute("color-scheme") ?? "";
    // Where frame and element agree, what the frame leaves empty shows the page behind it.
    this.frame!.style.colorScheme = ["light", "dark"].includes(asked) ? asked : "";
  }

  private empty(): void {
    clearTimeout(this.late);
    this.port?.close();
    this.port = undefined;
    this.inner.replaceChildren();
    this.frame = undefined;
  }

  // The channel's other end goes to the frame's origin and to nobody else.
  private greet(at: Address): void {
    const { port1, port2 } = new MessageChannel(), frame = this.frame!;
    this.port?.close();
    this.port = port1;
    const asked = (this.getAttribute("events") ?? "").split(/[\s,]+/).filter(Boolean);
    for (const kind of asked) if (!kinds.includes(kind as Kind)) warn(`events="${kind}" is not ${kinds.join(", ")}`);
    const events = kinds.filter(k => asked.includes(k));
    port1.onmessage = ({ data }: MessageEvent<Said | undefined>) => {
      if (data && typeof data === "object" && this.frame === frame) this.hear(data, events);
    };
    const hello: Hello = { section321: protocol, events, inputs: this.hasAttribute("inputs") };
    frame.contentWindow!.postMessage(hello, at.origin, [port2]);
    void this.offer(at, port1);
  }

  // Hands the price list in, where it is a file.
  private async offer(at: Address, port: MessagePort): Promise<void> {
    const href = this.getAttribute("fees")?.trim();
    if (!href) return;
    if (at.view === "orders") return warn(`fees are for view="check" and view="compare"`);
    if (href.startsWith("{")) return; // It stands in the address.
    const got = await list(href);
    const prices: Prices = { fees: "text" in got ? got.text : null };
    if ("fault" in got) warn(got.fault);
    port.postMessage(prices);
  }

  private hear(said: Said, events: Kind[]): void {
    if ("ready" in said) {
      clearTimeout(this.late);
      this.inner.querySelector("p")?.remove();
    } else if ("height" in said) {
      if (said.height > 0 && said.height < tallest) this.frame!.style.height = `${this.height = Math.ceil(said.height)}px`;
    } else if ("show" in said) this.reveal(said.show);
    else if (events.includes(said.event)) {
      this.dispatchEvent(new CustomEvent(`section321-${said.event}`, { detail: said.detail, bubbles: true, composed: true }));
    }
  }

  // Takes the visitor along, if it was they who did something in the frame and its answer is out of sight.
  private reveal(top: number): void {
    if (document.activeElement !== this && this.getRootNode() === document) return;
    const mark = document.createElement("span");
    mark.style.top = `${Math.min(Math.max(Number(top) || 0, 0), this.height)}px`;
    this.inner.append(mark);
    const at = mark.getBoundingClientRect().top;
    if (at < 0 || at > innerHeight - 80) mark.scrollIntoView({ block: "start" });
    mark.remove();
  }

  // Says in the page that the frame did not come, and leaves it there in case it does.
  private fail(at: Address): void {
    const t = speak(at.language), p = document.createElement("p"), link = document.createElement("a");
    link.href = at.content.replace(/#.*/, "");
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = t`Open it in a page of its own.`;
    p.setAttribute("role", "status");
    p.append(t`The calculator did not load here.`, " ", link);
    this.inner.prepend(p);
    this.frame!.style.height = "0";
    if ((this.getAttribute("events") ?? "").includes("error")) {
      this.dispatchEvent(new CustomEvent("section321-error", { detail: { verb: at.view, errors: [{ code: "frame-not-loaded" }] }, bubbles: true, composed: true }));
    }
  }
}
