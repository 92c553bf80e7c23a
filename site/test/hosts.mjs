// Pages of other people, each on an origin of its own, that have the calculator in them.

import { createServer } from "node:http";

/** The policy of a host that trusts nobody: its own files, the loader and its frames. */
export const strict = site => `default-src 'none'; script-src 'self' ${site}; frame-src ${site}; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'`;

/**
 * Starts a host whose `files` are texts by their paths; one can be a function of the request.
 * A page gets `headers`. `requests` are what was asked of it.
 */
export async function host(files, { name = "localhost", headers = {} } = {}) {
  const kinds = { html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", css: "text/css" };
  const it = { requests: [], files };
  const server = createServer(async (asked, answer) => {
    const { pathname } = new URL(asked.url, "http://host");
    it.requests.push(pathname);
    const found = files[pathname];
    if (found === undefined) return answer.writeHead(404).end();
    const body = typeof found === "function" ? await found(asked, answer) : found;
    if (answer.writableEnded || body === undefined) return;
    answer.writeHead(200, { "Content-Type": kinds[pathname.split(".").pop()] ?? kinds.html, ...headers }).end(body);
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  it.address = `http://${name}:${server.address().port}/`;
  it.stop = () => new Promise(resolve => (server.close(resolve), server.closeAllConnections()));
  return it;
}

/** A page with a heading, the calculator and something below it. */
export const page = (site, element, { head = "", lang = "en", more = "", script = `<script src="${site}embed/v1/embed.js" async></script>` } = {}) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Harbor Lane Customs</title>${head}${script}</head>
<body><h1>Harbor Lane Customs</h1>${element}<p id="below">Below it</p>${more}</body></html>`;
