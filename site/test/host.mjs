// A web host for the tests: a process of its own that serves a folder and can be ended, started again at the
// same address, given another folder, and made to do what hosts and networks do to files.

import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".bin": "application/octet-stream", ".png": "image/png", ".webmanifest": "application/manifest+json" };
const portal = "<!doctype html><title>Welcome to the hotel</title><p>Sign in to use the network.";

/** Starts a host for a folder. Its pages stand under /some/path/, and compare.html under compare, as on many hosts. */
export async function host(folder) {
  const h = { requests: [] };
  let port = 0, child, settings = { folder, faults: {} };
  h.start = async () => {
    child = fork(fileURLToPath(import.meta.url), [String(port)]);
    child.on("message", m => m.request && h.requests.push(m.request));
    const listening = next(m => m.port);
    await h.set({});
    ({ port } = await listening);
    h.address = `http://127.0.0.1:${port}/some/path/`;
  };
  /** Ends the process as a crash would. */
  h.kill = async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  /** Another folder, or faults: the ending of a name, with its hash or without, and "absent", "cut" or "portal". Comes back when the host has it. */
  h.set = async more => {
    settings = { ...settings, ...more };
    const taken = next(m => m.set);
    child.send(settings);
    await taken;
  };
  const next = what => new Promise(resolve => child.on("message", function hear(m) {
    if (!what(m)) return;
    child.off("message", hear);
    resolve(m);
  }));
  await h.start();
  return h;
}

if (process.send) {
  let settings;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    process.send({ request: path });
    let name = path.startsWith("/some/path/") ? normalize(path.slice("/some/path/".length)) : "../";
    if (name === "compare.html") return response.writeHead(308, { Location: "compare" }).end();
    if (name === "compare") name = "compare.html";
    if (name === "." || name === "") name = "index.html";
    const fault = Object.entries(settings.faults).find(([ending]) => [name, name.replace(/-[0-9a-f]{10}\./, ".")].some(n => n.endsWith(ending)))?.[1];
    const body = name.startsWith("..") || fault === "absent" ? undefined : await readFile(join(settings.folder, name)).catch(() => undefined);
    if (!body) return response.writeHead(404, { "Content-Type": "text/html" }).end("<!doctype html><title>Not found</title>");
    if (fault === "portal") return response.writeHead(200, { "Content-Type": "text/html", "Cache-Control": "max-age=600" }).end(portal);
    response.writeHead(200, {
      "Content-Type": types[extname(name)] ?? "text/plain",
      "Content-Length": body.length,
      "Cache-Control": /-[0-9a-f]{10}\./.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (fault !== "cut") return response.end(body);
    response.write(body.subarray(0, body.length / 2));
    setTimeout(() => response.destroy(), 50);
  });
  process.on("message", s => {
    settings = s;
    process.send({ set: true });
    if (!server.listening) server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send({ port: server.address().port }));
  });
  process.on("disconnect", () => process.exit());
}
