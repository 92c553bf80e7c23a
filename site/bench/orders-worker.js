// Works through one file of orders in one way, in a worker of its own, and tells how long
// it took: what a web developer would write with PapaParse and decimal.js, PapaParse
// merely parsing, or the checker.

importScripts("/papaparse.js", "/decimal.js");

const chunk = 1 << 20;
const ways = { parse, decimal, checker };

onmessage = async ({ data: { way, file } }) => {
  try {
    const ready = way === "checker" ? await start() : undefined;
    const begin = performance.now();
    const result = await ways[way](file, ready);
    postMessage({ seconds: (performance.now() - begin) / 1000, ...result });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};

// PapaParse merely parsing: cells, without names.
function parse(file) {
  return new Promise((complete, error) => {
    let rows = -1; // the first line has the names
    Papa.parse(file, { skipEmptyLines: true, error, chunk: ({ data }) => (rows += data.length), complete: () => complete({ rows }) });
  });
}

// The same grouping: rows of one person and day are added up; days over a limit owe a rate.
// A plain rate stands for the law.
function decimal(file) {
  const limit = new Decimal(800), rate = new Decimal("0.24");
  const days = new Map(), all = [];
  let rows = 0;
  const summary = () => {
    const months = new Map();
    let over = 0, retail = new Decimal(0), duty = new Decimal(0), free = 0;
    for (const day of days.values()) if (day.sum.gt(limit)) over++;
    for (const { day, value } of all) {
      retail = retail.plus(value);
      const owed = day.sum.gt(limit) ? value.times(rate).toDecimalPlaces(2) : undefined;
      if (owed) duty = duty.plus(owed);
      else free++;
      const month = months.get(day.month) ?? { rows: 0, retail: new Decimal(0), duty: new Decimal(0) };
      month.rows++;
      month.retail = month.retail.plus(value);
      if (owed) month.duty = month.duty.plus(owed);
      months.set(day.month, month);
    }
    return { rows, over, retail: retail.toFixed(2), months: months.size, free };
  };
  return new Promise((complete, error) => {
    Papa.parse(file, {
      header: true, skipEmptyLines: true, error,
      chunk({ data }) {
        for (const row of data) {
          rows++;
          if (row.Country !== "United States" || row.Status === "refunded") continue;
          const key = `${row.Email.trim().toLowerCase()} ${row.Date}`;
          const value = new Decimal(row["Unit price"]).times(row.Quantity);
          let day = days.get(key);
          if (!day) days.set(key, day = { sum: new Decimal(0), month: row.Date.slice(0, 7) });
          day.sum = day.sum.plus(value);
          all.push({ day, value });
        }
      },
      complete: () => complete(summary()),
    });
  });
}

// Engine and tariff are there before a person has chosen a file.
async function start() {
  const { bytes, compile, exchange, start } = await import("/engine.mjs");
  const live = await start(await compile("/orders.wasm"));
  exchange(live, "tariff", await bytes("/tariff.bin"));
  return { live, exchange };
}

// As the page's own worker does it: the next chunk is fetched while one is worked on.
async function checker(file, { live, exchange }) {
  const encoder = new TextEncoder(), decoder = new TextDecoder();
  const ask = (verb, request) => {
    const said = decoder.decode(exchange(live, verb, request));
    if (said.startsWith('{"error"')) throw new Error(said);
    return said;
  };
  const json = (verb, request) => JSON.parse(ask(verb, encoder.encode(JSON.stringify(request))));
  const piece = async at => new Uint8Array(await file.slice(at, at + chunk).arrayBuffer());
  ask("orders-head", await piece(0));
  const { options } = json("orders-sniff", {});
  json("orders-open", { ...options, bytes: file.size });
  const begin = performance.now();
  let next = piece(0);
  for (let at = 0; at < file.size; at += chunk) {
    const part = await next;
    next = piece(at + chunk);
    ask("orders-read", part);
  }
  const report = json("orders-end", {});
  const read = (performance.now() - begin) / 1000;
  const summary = json("orders-answer", { mode: "express", from: "CN", origin: "CN", hts: "6109.10.00.12" });
  return { rows: report.rows, retail: report.retail, over: summary.personDaysOverStatute, read, wasm: live.memory.buffer.byteLength };
}
