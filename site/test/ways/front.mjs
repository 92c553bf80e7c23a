// Stands between the browsers and the site's server. It puts a witness into every page, which
// notes what goes wrong from the first moment on, and it can be away and come back at the same
// address, as a network does.

import { createServer, request } from "node:http";

// Runs in the page before anything of its own. It is a file, because the page's policy forbids
// code that stands in the page.
function watch() {
  window.faults = [];
  for (const level of ["error", "warn"]) {
    const say = console[level];
    console[level] = (...words) => (window.faults.push(words.map(String).join(" ")), say.apply(console, words));
  }
  addEventListener("error", e => window.faults.push(e.message ?? `${e.target.tagName} did not load`), true);
  addEventListener("unhandledrejection", e => window.faults.push(String(e.reason)));
  addEventListener("securitypolicyviolation", e => window.faults.push(`the policy forbids ${e.violatedDirective} ${e.blockedURI}`));
}

/**
 * Starts the front of a site. Its `requests` are what browsers asked for since they were last forgotten. `away` and `back` end
 * and start it; `witness` set to false leaves the pages as they are, byte for byte.
 */
export async function front(behind) {
  const front = { requests: [], witness: true, away, back, address: "" };
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, behind);
    front.requests.push(`${asked.method} ${asked.url}`);
    if (pathname === "/witness.js") return answer.writeHead(200, { "Content-Type": "text/javascript" }).end(`(${watch})()`);
    const headers = { ...asked.headers, host: new URL(behind).host };
    const page = front.witness && /(\/|\.html)$/.test(pathname);
    if (page) delete headers["accept-encoding"];
    const on = request(new URL(asked.url, behind), { method: asked.method, headers }, got => {
      if (page && got.headers["content-type"]?.startsWith("text/html")) return addWitness(got, answer);
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    asked.pipe(on);
  });
  await back();
  front.address = `http://127.0.0.1:${server.address().port}/`;
  return front;

  function back() {
    return new Promise(resolve => server.listen(front.address ? Number(new URL(front.address).port) : 0, "127.0.0.1", resolve));
  }

  function away() {
    return new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
}

async function addWitness(got, answer) {
  let html = "";
  for await (const part of got.setEncoding("utf8")) html += part;
  const { "content-length": _, ...headers } = got.headers;
  answer.writeHead(got.statusCode, headers).end(html.replace("<head>", '<head><script src="/witness.js"></script>'));
}
