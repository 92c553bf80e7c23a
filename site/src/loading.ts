import { Calculator } from "./calculator";
import type { Failure, FindAnswer } from "../../wasm/host/contract";
import { byId, el } from "./dom";
import type { Find } from "./hts";
import { t } from "./language";
import * as place from "place";
import { told } from "./told";
import { sentence } from "./say";
import { today } from "./words";

/** What a page does about its calculator. */
export interface Loading {
  /** What is missing without the tariff, and what still works. */
  without: string;
  /** The person wants another try after the engine did not load. */
  again(): void;
  /** The tariff is there or is not to be had: what stands on the page was answered without it. */
  stocked(): void;
  /** The calculator ended and is started again: what stands on the page is not known to fit what is entered. */
  restarted(): void;
  /** Loads what the page needs to show an answer. */
  beside?(): Promise<unknown>;
}

/** The page's calculator, with what is said below the form while it loads and where it fails. */
export function calculator(page: Loading): Calculator {
  const { engine = "", integrity = "", tariff = "", tariffIntegrity = "", words = "", wordsIntegrity = "", worker = "" } = document.body.dataset;
  const c = new Calculator({ url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, worker, failed, stocked, page.restarted, { url: words, integrity: wordsIntegrity }, page.beside);
  c.past = there => {
    if (c.tariff === "there") byId("tariff").replaceChildren(...(there ? [] : [
      `${t`The tariff table of those years did not load.`} ${page.without} `,
      el("button", { type: "button", class: "quiet", id: "retry-past" }, t`Load it again`)]));
  };
  document.addEventListener("click", event => {
    const button = (event.target as HTMLElement).closest("button");
    if (button?.id === "retry") {
      status(t`Trying again.`);
      page.again();
    } else if (button?.id === "retry-tariff") {
      byId("tariff").replaceChildren(t`Loading the tariff table again.`);
      document.querySelector<HTMLElement>("#form [type=submit]")!.focus();
      void c.stock();
    } else if (button?.id === "retry-past") {
      byId("tariff").replaceChildren(t`Loading the tariff table again.`);
      page.stocked();
    }
  });
  // What people call goods is fetched once somebody may search.
  document.addEventListener("focusin", event => {
    if ((event.target as HTMLElement).matches("[role=combobox]")) void c.teach();
  });
  return c;

  function stocked(): void {
    byId("tariff").replaceChildren(...(c.tariff === "there" ? [] : [
      `${t`The tariff table did not load.`} ${page.without} `,
      el("button", { type: "button", class: "quiet", id: "retry-tariff" }, t`Load it again`)]));
    page.stocked();
    // The first search makes an index. It is made before somebody waits for it.
    if (c.tariff === "there") void finder(c)("index", 1);
  }
}

/** Loads the calculator before it is asked, in a frame once that is seen. */
export function early(c: Calculator): void {
  void place.seen().then(() => c.load()).catch(() => undefined);
}

/** Says how it stands with the calculator, or nothing. */
export function status(text: string): void {
  byId("engine").replaceChildren(text);
}

/** Looks tariff lines up, for the day in the form. */
export function finder(c: Calculator): Find {
  return async (query, most, goods) => {
    if (c.tariff !== "there") {
      return c.tariff === "failed" ? t`The tariff table did not load, so nothing can be found.`
        : t`The tariff table is still being loaded. Go on typing in a moment.`;
    }
    const date = byId<HTMLInputElement>("date").value || today();
    if (/[^\d.\s]/.test(query) && query !== "index") await c.teach();
    const found = await c.ask<FindAnswer | Failure>("find", { date, query, most: String(most), ...goods });
    return "error" in found ? sentence(told(found.error, "message")) : found;
  };
}

function failed(): void {
  place.failed([{ code: "engine-not-loaded", message: "The calculator did not load." }]);
  const text = `${t`The calculator did not load, so there is no answer yet. The form keeps what you typed, and the law can be read here.`} `;
  byId("engine").replaceChildren(text, el("button", { type: "button", class: "quiet", id: "retry" }, t`Try again`));
}
