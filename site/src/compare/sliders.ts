import { byId } from "../dom";
import { control } from "../fields";
import { t } from "../language";
import * as rates from "../rates";
import { count, money } from "../words";
import * as mix from "./mix";

// A slider runs over factors of ten: 100 steps to each, so that a step is about 2 %.
const steps = 100;
const ranges = { "try-value": { from: 1, to: 5_000 }, "try-month": { from: 1, to: 100_000 } };
type Name = keyof typeof ranges;

const value = () => control(byId("product"), "retailValue");
const paid = () => control(byId("product"), "customsValue");
const month = () => byId<HTMLInputElement>("perMonth");
const units = () => Number(byId<HTMLInputElement>("unitsPerOrder").value) || 1;
const dollars = () => Number(rates.rates()[control(byId("product"), "currency").value] ?? 1) || 1;

// What the maker was paid for a dollar of the price, before the slider moved both.
let share = 0;

/** Where the question stands: the value of an order in dollars, and the orders of a month. */
export function here(): { orderValue: number; ordersPerMonth: number } {
  return { orderValue: Number(value().value) * units() * dollars(), ordersPerMonth: Number(month().value) };
}

/** Puts the sliders where the form stands. The one that is held stays where it is. */
export function set(): void {
  for (const name of Object.keys(ranges) as Name[]) {
    const s = byId<HTMLInputElement>(name), { from, to } = ranges[name];
    s.min = "0";
    s.max = String(Math.round(Math.log10(to / from) * steps));
    const n = name === "try-value" ? here().orderValue : here().ordersPerMonth;
    if (s !== document.activeElement) s.value = String(Math.round(Math.log10(Math.max(n, from) / from) * steps));
    tell(s, name, n);
  }
  const mixed = mix.mix().length > 0;
  byId<HTMLInputElement>("try-value").disabled = mixed;
  byId("try-hint").textContent = mixed
    ? t`The value is set by your orders of different sizes.`
    : t`What you pay the maker moves with the price, in the same proportion. Weight and prices stay.`;
}

/** Writes what a slider says into the form. */
export function heed(s: HTMLInputElement): void {
  const name = s.id as Name, n = ranges[name].from * 10 ** (Number(s.value) / steps);
  if (name === "try-month") month().value = String(round(n, 0));
  else {
    share ||= Number(paid().value) / Number(value().value) || 0;
    const each = round(n / units() / dollars(), 2);
    value().value = each.toFixed(2);
    if (share) paid().value = (Math.round(each * share * 100) / 100).toFixed(2);
  }
  tell(s, name, name === "try-value" ? here().orderValue : here().ordersPerMonth);
}

/** Forgets the proportion of the values: others were typed. */
export function release(): void {
  share = 0;
}

function tell(s: HTMLInputElement, name: Name, n: number): void {
  const words = name === "try-value" ? money(n.toFixed(2)) : count(n);
  byId(`${name}-is`).textContent = words;
  s.setAttribute("aria-valuetext", words);
}

// Three digits are enough for a guess.
function round(n: number, decimals: number): number {
  const most = Math.max(0, Math.min(decimals, 2 - Math.floor(Math.log10(n))));
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 2);
  return n >= 1000 ? Math.round(n / unit) * unit : Number(n.toFixed(most));
}
