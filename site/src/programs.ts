/**
 * Of the programs stand in a list those for goods of the country on one of the days, and the one that is chosen. Where
 * the country is not known, or the first day, that leaves nothing out.
 */
export function offer(list: HTMLSelectElement, origin: string, ...days: string[]): void {
  for (const o of list.options) {
    const { from = "", of } = o.dataset;
    // A country is followed by its last day, where the program ended for its goods.
    o.hidden = !o.selected && !!of && !of.split(" ").some(country => {
      const [code, last = "9"] = country.split(":");
      return (origin.length !== 2 || code === origin) && (!days[0] || days.some(day => from <= day && day <= last));
    });
  }
}
