import format from "words/format";
import { el } from "./dom";
import { t } from "./language";

// The money most parcels to the US are priced in stands first.
const common = ["USD", "CAD", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "MXN", "TWD", "VND"];

/** Fills a list of currencies with the names the browser knows. */
export function fillCurrencies(list: HTMLSelectElement): void {
  const names = new Intl.DisplayNames(format.tag, { type: "currency" });
  const option = (code: string) => el("option", { value: code }, `${code} ${names.of(code) ?? ""}`);
  // Those known by their letters stay short, so that a narrow field shows them whole.
  const known = (code: string) => el("option", { value: code }, code);
  // Money out of use carries its years in its name.
  const current = all().filter(code => !/\d{4}/.test(names.of(code) ?? ""));
  list.append(
    el("optgroup", { label: t`Often chosen` }, ...common.map(known)),
    el("optgroup", { label: t`All currencies` }, ...current.map(option)),
  );
}

function all(): string[] {
  return Intl.supportedValuesOf?.("currency") ?? common;
}
