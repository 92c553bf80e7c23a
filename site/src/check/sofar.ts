import type { CheckAnswer, Failure, Mode } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { cents } from "../cents";
import { byId, el } from "../dom";
import { t } from "../language";
import { span } from "../questions";
import { brief, money } from "../words";
import { heading } from "./answer";
import { bounds, type Headline } from "./headline";

// What can be said before all is: when only the way of travel is missing, each way is worked out,
// and the question which one it is says what each costs.

/** Asks for the amount of a shipment by each way that the form offers. */
export async function byEachWay(q: CheckRequest, ask: (q: CheckRequest) => Promise<CheckAnswer | Failure>): Promise<{ mode: string; answer: CheckAnswer }[] | Failure> {
  const modes = [...byId<HTMLSelectElement>("mode").options].map(o => o.value as Mode).filter(Boolean), all: { mode: string; answer: CheckAnswer }[] = [];
  for (const mode of modes) {
    const { date, ...rest } = q, answer = await ask({ date: date!, mode, ...rest });
    if ("error" in answer) return answer;
    all.push({ mode, answer });
  }
  return all;
}

/** The range over all ways. */
export function over(ways: { answer: CheckAnswer }[]): Headline {
  const all = ways.map(w => bounds(w.answer)).sort((a, b) => Number(a.least ?? 0) - Number(b.least ?? 0));
  const least = all.every(b => b.least) ? all[0]!.least : undefined;
  const most = all.every(b => b.most) ? all.reduce((m, b) => cents(b.most!) > cents(m) ? b.most! : m, "0.00") : undefined;
  const missing = t`one answer is missing`;
  if (!least || !most) return { kind: "open", words: t`Amount not known yet`, missing };
  return { kind: "open", words: least === most ? t`${money(least)} to pay` : t`${money(least)} to ${money(most)}`, missing };
}

/** The range with the question below it, each way with its amount. */
export function ways(all: { mode: string; answer: CheckAnswer }[], choose: (mode: string) => void): HTMLElement[] {
  return [
    el("div", { class: "verdict open" }, heading(over(all))),
    el("section", { class: "questions" },
      el("h3", { id: "questions", tabindex: "-1" }, t`How does it travel?`),
      el("div", { class: "replies", role: "group", "aria-labelledby": "questions" }, ...all.map(({ mode, answer }) => {
        const b = el("button", { type: "button", class: "button", id: `way-${mode}` }, brief("mode", mode), " ", el("span", { class: "to" }, span(bounds(answer))));
        b.addEventListener("click", () => choose(mode));
        return b;
      }))),
  ];
}
