// What the engine makes at its first use, such as the rates of a period, and what the browser makes of
// code that is used much, is made while a person still looks for the file: with files of a shop of two
// years, each worked through from its head to its answers, because only what was used is made.

/** What a worker is asked for in its turn: a verb and its request. */
export type Step = (ask: (verb: string, request: Uint8Array | object) => string) => void;

const files = 6, lines = 800;
const names = ["Ana Adams", "Ben Brown", "Chloe Clark"], goods = ["cotton T-shirt", "stoneware mug", "leather handbag", "wool scarf"];

/** The steps, the first of which do the most. */
export function* steps(): Generator<Step> {
  for (let n = 0; n < files; n++) {
    const file = new TextEncoder().encode(shop(n));
    let guess = "";
    yield ask => void ask("orders-head", file);
    yield ask => void (guess = ask("orders-sniff", {}));
    yield ask => void ask("orders-open", (JSON.parse(guess) as { options: object }).options);
    yield ask => void ask("orders-read", file);
    yield ask => void ask("orders-read", new TextEncoder().encode(shop(files + n)));
    yield ask => void ask("orders-end", new Uint8Array());
    const known = n % 2 ? { origin: "CN", hts: "6109.10.00.12" } : { origin: "GB" };
    // Under the law of one day first, which takes the least.
    yield ask => void ask("orders-answer", { mode: "express", from: "CN", ...known, ...(n === 0 && { asOf: day(0) }) });
  }
}

// Orders of two lines over the last two years.
function shop(round: number): string {
  let text = "Order,Date,Email,Name,Address,City,State,ZIP,Country,Status,SKU,Item,Quantity,Unit price,Currency\r\n";
  for (let line = 0; line < lines; line++) {
    const order = round * lines + (line >> 1), buyer = order * 7 % (lines >> 2), product = line * 37 % 500;
    text += `#${1000 + order},${day(730 - Math.floor(730 * line / lines))},buyer${buyer}@example.com,${names[buyer % 3]},${1 + buyer} Main St,Austin,TX,78701,`
      + `${line % 25 ? "United States" : "Canada"},${line % 90 ? "paid" : "refunded"},S-${product},"${goods[line % 4]}, no. ${product}",${1 + line % 3},${4 + line % 90}.${10 + line % 90},USD\r\n`;
  }
  return text;
}

// The day so many days ago.
function day(ago: number): string {
  return new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
}
