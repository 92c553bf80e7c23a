// Measures in each browser how long the first answer of the engine takes, from asking for its file
// on, beside a Go program that does nothing. Every round loads both anew, from an address that no
// cache knows, into a page of their own, so that nothing of an earlier round is left.
//
//   go run ./tools/site && go run ./tools/bench && node site/bench/first.mjs

import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chosen, launch } from "../test/ways/launch.mjs";

const rounds = 11;
const root = new URL("../..", import.meta.url);
const files = { "/": ["text/html", "<!doctype html><title>bench</title>"] };
for (const [path, type, file] of [
  ["/engine.wasm", "application/wasm", "build/engine.wasm"],
  ["/law.bin", "application/octet-stream", "build/law.bin"],
  ["/empty.wasm", "application/wasm", "build/empty.wasm"],
  ["/engine.mjs", "text/javascript", "build/test/engine.mjs"],
]) files[path] = [type, await readFile(new URL(file, root))];

const server = createServer((request, response) => {
  const [type, body] = files[request.url.split("?")[0]] ?? ["text/plain", ""];
  response.writeHead(files[request.url.split("?")[0]] ? 200 : 404, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(body);
});
await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}/`;
const folder = await mkdtemp(join(tmpdir(), "section321-bench-"));
try {
  console.log(`${"first answer, median of " + rounds}`.padEnd(34) + "engine".padStart(12) + "empty".padStart(12) + "ratio".padStart(9));
  for (const name of chosen) {
    const home = join(folder, name);
    await mkdir(home);
    const page = await launch(name, home);
    try {
      const times = { engine: [], empty: [] };
      for (let n = 0; n < rounds; n++) for (const program of ["engine", "empty"]) {
        await page.goto(`${address}?${program}${n}`);
        const { took, said } = await page.evaluate(first, program, n);
        if (program === "engine" && !said.startsWith('{"outcome":"exempt"')) throw new Error(said);
        times[program].push(took);
      }
      const [engine, empty] = Object.values(times).map(list => list.sort((a, b) => a - b)[rounds >> 1]);
      console.log(name.padEnd(34) + `${engine.toFixed(0)} ms`.padStart(12) + `${empty.toFixed(0)} ms`.padStart(12) + (engine / empty).toFixed(2).padStart(9));
    } finally {
      await page.close();
    }
  }
} finally {
  server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

// Runs in the page.
async function first(program, n) {
  const { bytes, compile, exchange, start } = await import("/engine.mjs");
  const question = new TextEncoder().encode(JSON.stringify({
    date: "2021-10-21", mode: "express", from: "CN", items: [{ origin: "CN", quantity: "1", retailValue: "48.00", currency: "USD" }],
  }));
  const begin = performance.now();
  // The law is asked for beside the engine, as a page does.
  const law = program === "engine" && bytes(`/law.bin?${n}`);
  const live = await start(await compile(`/${program}.wasm?${n}`));
  if (law) exchange(live, "edition", await law);
  const said = live.nothing ? live.nothing() : new TextDecoder().decode(exchange(live, "check", question));
  return { took: performance.now() - begin, said: said ?? "" };
}
