import { lost as unheld } from "../fields";
import { type Part, take, written } from "../link";
import { byId } from "../dom";

/** What the page shows: the goods' origin, how they travel and a day; "" is any mode, and today. */
export interface Question {
  origin: string;
  mode: string;
  date: string;
  /** The duty that is shown in words. */
  duty?: string;
}

/** Takes from a link what the page has, and says what it has not. */
export function ask(held: Record<string, unknown>, first: Question): { question: Question; lost: string[] } {
  const extra: Part[] = [];
  const taken = take(held, { origin: "text", mode: "text", date: "text", duty: "text" }, [], extra) as Partial<Question>;
  const question = { ...first, ...taken };
  const lost = extra.map(part => written(part.path));
  for (const name of ["origin", "mode"] as const) {
    if (taken[name] !== undefined && !has(name, taken[name])) {
      lost.push(unheld(name, taken[name].slice(0, 40)));
      question[name] = first[name];
    }
  }
  if (question.date && !isDay(question.date)) {
    lost.push(unheld("date", question.date.slice(0, 40)));
    question.date = "";
  }
  return { question, lost };
}

function has(list: string, value: string): boolean {
  return [...byId<HTMLSelectElement>(list).options].some(o => o.value === value && (value || list === "mode"));
}

function isDay(text: string): boolean {
  const day = Date.parse(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}
