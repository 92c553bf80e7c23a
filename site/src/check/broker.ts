import type { CheckAnswer } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { t } from "../language";
import { told } from "../told";
import { worded } from "../questions";

/** What to ask a customs broker: what this answer leaves open, then what one always asks. */
export function broker(a: CheckAnswer): HTMLElement {
  const open = [...worded(a.asks ?? []), ...(a.unsupported ?? []).map(u => told(u))];
  const always = byId<HTMLTemplateElement>("broker").content.cloneNode(true);
  return el("details", { class: "more broker" },
    el("summary", {}, t`What to ask a broker`),
    ...open.length ? [el("h4", {}, t`What this answer leaves open`), el("ul", {}, ...[...new Set(open)].map(text => el("li", {}, text))), el("h4", {}, t`And always`)] : [],
    always);
}
