// Measures what the calculator costs the page it stands in: the page's load event with the
// element in it beside the same page without, in turns, from a host on another origin.
//
//   go run ./tools/site && node site/bench/embed.mjs

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../test/server.mjs";
import { chosen, launch } from "../test/ways/launch.mjs";

const rounds = 15;
const folder = await mkdtemp(join(tmpdir(), "section321-bench-"));
const site = await serve(folder);
const widget = `<script src="${site.address}embed/v1/embed.js" async></script><section-321-calculator></section-321-calculator>`;
const host = createServer((request, response) => {
  response.writeHead(200, { "Content-Type": request.url.endsWith(".js") ? "text/javascript" : "text/html", "Cache-Control": "no-store" });
  // A page with some work of its own.
  response.end(request.url.endsWith(".js") ? "for (let i = 0; i < 2e6; i++);"
    : `<!doctype html><title>host</title>${request.url.includes("with") ? widget : ""}<script src="/own.js"></script>${"<p>text</p>".repeat(500)}`);
});
await new Promise(resolve => host.listen(0, "127.0.0.1", resolve));
try {
  console.log(`${"load event, median of " + rounds}`.padEnd(34) + "with".padStart(12) + "without".padStart(12) + "ratio".padStart(9));
  for (const name of chosen) {
    const page = await launch(name, await mkdtemp(join(folder, name)));
    try {
      const times = { with: [], without: [] };
      for (let n = 0; n < rounds; n++) for (const how of ["with", "without"]) {
        await page.goto(`http://localhost:${host.address().port}/${how === "with" ? "with" : "bare"}?${n}`);
        times[how].push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventStart));
      }
      const [a, b] = Object.values(times).map(list => list.sort((x, y) => x - y)[rounds >> 1]);
      console.log(name.padEnd(34) + `${a.toFixed(0)} ms`.padStart(12) + `${b.toFixed(0)} ms`.padStart(12) + (a / b).toFixed(2).padStart(9));
    } finally {
      await page.close();
    }
  }
} finally {
  host.close();
  host.closeAllConnections();
  site.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
