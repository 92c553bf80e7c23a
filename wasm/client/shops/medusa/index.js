// US customs duty and fees in the cart of a Medusa shop (v2): a tax provider that asks the
// calculator, here or at an address, for each cart. A rate that is worked out for the cart
// carries what a table of rates cannot: duty by weight, the fees of the shipment, the day.

import { local, remote } from "section321";

/** Amounts are added as cents, never as numbers. */
const cents = (amount) => BigInt(amount.replace(".", ""));

export class Section321TaxProvider {
  static identifier = "section321";

  /**
   * options:
   *   api        the address of the API; without one the calculator runs in this process
   *   mode, from how the parcels travel, and from which country
   *   products   by product_sku or product_id: { hts, origin, customsValue, claim, measures, facts … }, as items of a check
   *   today      the day of importation; today in New York unless given
   */
  constructor(_container, options) {
    for (const name of ["mode", "from", "products"]) if (!options?.[name]) throw new Error(`section321: the option ${name} is missing`);
    this.options = options;
    this.calculator = options.api ? Promise.resolve(remote(options.api)) : local();
  }

  getIdentifier() {
    return Section321TaxProvider.identifier;
  }

  async getTaxLines(itemLines, _shippingLines, { address }) {
    if (address?.country_code?.toUpperCase() !== "US" || !itemLines.length) return [];
    const answer = await (await this.calculator).check(this.request(itemLines.map((l) => l.line_item)));
    // A total that is not known is not charged as if it were. The shop's team reads why.
    if (answer.outcome !== "exempt" && answer.outcome !== "dutiable") {
      throw new Error(`section321: ${answer.outcome}: ${[...(answer.asks ?? []), ...(answer.unsupported ?? [])].map((x) => x.text).join(" ")}`);
    }
    const line = ({ line_item: item }, amount, code, name) => ({
      line_item_id: item.id, rate: (Number(amount) / 100 / (Number(item.unit_price) * Number(item.quantity))) * 100,
      code, name, provider_id: this.getIdentifier(),
    });
    const lines = itemLines.flatMap((l, i) => {
      const duty = (answer.lines ?? []).filter((x) => x.item === i).reduce((sum, x) => sum + cents(x.amount), 0n);
      return duty ? [line(l, duty, "US-DUTY", "US customs duty")] : [];
    });
    // Fees are of the whole shipment. They stand with the first line of goods that has a price.
    const fees = cents(answer.fees ?? "0.00"), bearer = itemLines.find((l) => Number(l.line_item.unit_price) > 0);
    if (fees && bearer) lines.push(line(bearer, fees, "US-FEES", "US customs fees"));
    return lines;
  }

  request(items) {
    const { mode, from, products, today } = this.options;
    return {
      date: today ?? new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date()), mode, from,
      items: items.map((item) => {
        const known = products[item.product_sku] ?? products[item.product_id];
        if (!known) throw new Error(`section321: nothing is known of product ${item.product_sku ?? item.product_id}; add it to the option products`);
        if (item.currency_code && item.currency_code.toUpperCase() !== "USD" && !known.currency) {
          throw new Error(`section321: the cart is in ${item.currency_code}; give the duty in a US dollar region, or set currency and a rate`);
        }
        return { ...known, quantity: String(item.quantity), retailValue: String(item.unit_price) };
      }),
    };
  }
}

export default { services: [Section321TaxProvider] };
