/**
 * Of the programs stand in a list those for goods of the country on one of the days, and the one that is chosen. Where
 * the country is not known, or no day is, that leaves nothing out.
 */
export function offer(list: HTMLSelectElement, origin: string, ...days: string[]): void {
  const known = /^[A-Z]{2}$/.test(origin), on = days.filter(Boolean);
  for (const o of list.options) {
    const { of, from = "" } = o.dataset;
    if (of === undefined) continue;
    // A country is followed by its last day, where the program ended for its goods.
    o.hidden = !o.selected && !of.split(" ").some(country => {
      const [code, last = "9999-12-31"] = country.split(":");
      return (!known || code === origin) && (!on.length || on.some(day => from <= day && day <= last));
    });
  }
}
