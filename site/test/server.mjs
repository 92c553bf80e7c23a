// The site, built apart from the one in use and served by the program that serves it to people.

import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const root = new URL("../..", import.meta.url).pathname;

/**
 * Builds the site into a folder and serves it. Resolves to the server's `address`, the folder `dist` it serves and
 * `stop`, which ends it. SECTION321_SITE_BINARY names a builder that is already compiled. Where SECTION321_SITE and
 * SECTION321_DIST name a server and its folder, it is they.
 */
export async function serve(folder) {
  const { SECTION321_SITE: address, SECTION321_DIST: served } = process.env;
  if (address && served) return { address, dist: served, stop() {} };
  const dist = join(folder, "dist"), ready = process.env.SECTION321_SITE_BINARY, binary = ready || join(folder, "site");
  // It is compiled first: a process under `go run` cannot be ended from here.
  if (!ready) await promisify(execFile)("go", ["build", "-o", binary, "./tools/site"], { cwd: root });
  const server = spawn(binary, ["-serve", "-pack", "-port", "0", "-work", join(folder, "work"), "-out", dist], { cwd: root });
  process.once("exit", () => server.kill());
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", text => {
      said += text;
      const found = /http:\/\/\S+/.exec(said);
      if (found) resolve({ address: found[0], dist, stop: () => server.kill() });
    });
    server.stderr.on("data", text => (said += text));
    server.on("exit", code => reject(new Error(`the server ended with ${code}\n${said}`)));
  });
}
