import type { Failure } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { t } from "../language";
import { announce, sentence } from "../say";
import { told } from "../told";
import { Cancelled, Stopped } from "./checker";
import * as progress from "./progress";

/** Works through a file with its progress shown, and says what came in between. */
export async function work(file: File, task: () => Promise<void>): Promise<void> {
  byId("many").hidden = true;
  progress.begin(t`Reading ${file.name}`);
  try {
    await task();
  } catch (error) {
    if (error instanceof Cancelled) return show(el("p", { class: "notice" }, t`Cancelled. Nothing was counted.`));
    if (!(error instanceof Stopped)) console.error(error);
    show(el("p", { class: "notice" }, error instanceof Stopped ? error.message : t`The calculator did not load.`));
  } finally {
    progress.end();
  }
}

/** Shows what became of a file. */
export function show(...all: (HTMLElement | null)[]): void {
  const place = byId("many");
  place.hidden = false;
  place.replaceChildren(...all.filter(e => e !== null));
  place.focus();
  announce(place.firstElementChild?.textContent ?? "");
}

/** What the engine would not go on with. */
export function faults({ error }: Failure): HTMLElement[] {
  return [error, ...error.also ?? []].map(f => el("p", { class: "notice" }, sentence(told(f, "message"))));
}
