// The API as a Cloudflare Worker.
//
// One Go program serves all requests of an isolate. A request's body is read here to
// its end, or to where it is too large, and handed over whole; the program answers in
// that one call, without waiting for anything. So requests never meet inside it, a slow
// client costs it nothing, and none waits on another's. A batch is handed over a few
// lines at a time. A program that fell is replaced by a new one.

import { Lines } from "./lines.mjs";
import { dear, price } from "./price.mjs";
import { Program } from "./program.mjs";

/** The most bytes of a body that are handed over: one more than any path takes. */
const mostBody = (4 << 20) + 1;
/** The most bytes of a batch. */
const mostBatch = 100 << 20;
/** The most memory a program keeps for the next request. It cannot give any back. */
const mostMemory = 80 << 20;

/** What those that wait for their turn may cost together, in milliseconds. One more is refused at once. */
const mostWaiting = 4000;
/** How long, in milliseconds, one that waits counts: twice what all may take. Of a client that left it never ends. */
const patience = 8000;

const empty = new Uint8Array();

/** The program at work, if there is one. */
let live = begin();

/**
 * Starts the first program while the isolate starts, before any request, and asks it
 * something, so that it has read the law and the tariff. That takes most of what an
 * isolate's start takes, and no request has to pay for it.
 */
function begin() {
  try {
    const program = new Program();
    const example = `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"24.00"}]}`;
    program.ask("/v1/check", "POST", [["content-type", "application/json"]], new TextEncoder().encode(example)).catch(() => {});
    return program;
  } catch (error) {
    console.error("the first request has to start the program:", error?.message);
  }
}

/**
 * Asks the program, and again with the tariff of the earlier days that it asked for. A new program
 * starts after one that fell.
 */
async function ask(url, method, told, bytes) {
  try {
    live ??= new Program();
    const program = live;
    if (words && !program.taught) program.teach(words);
    const { status, headers, body } = await program.ask(url, method, told, bytes);
    const lacking = program.lacking();
    if (lacking) {
      try {
        eras[lacking] ??= await fetched(`tariff-${lacking}.bin`);
        program.remember(lacking, eras[lacking]);
      } catch (error) {
        delete eras[lacking];
        console.error("the earlier days have no tariff:", error?.message);
        return pastless;
      }
      return ask(url, method, told, bytes);
    }
    if (program.memory.buffer.byteLength > mostMemory && live === program) live = undefined;
    return { status, headers: { ...program.fixed, ...headers }, body };
  } catch (error) {
    live = undefined;
    console.error("the program was replaced:", error?.message);
    return fallen;
  }
}

/** The files of the site, among which is what the worker has no room for. */
let assets;
/** The words of the search, once somebody searched. */
let words;
/** The tariffs of earlier days, by their names, once somebody asked for one of them. */
const eras = {};

/** Fetches a file that stands beside the site. Throws where it is not there. */
async function fetched(name) {
  const response = await assets.fetch(`https://site/${name}`);
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The dear questions that wait, each with when it came and its price. */
const waiting = new Set();

/** Whether there is room for one more of a price. However dear it is, the only one has room. */
function hasRoom(cost) {
  let sum = cost;
  for (const one of waiting) {
    if (Date.now() - one.came > patience) waiting.delete(one);
    else sum += one.cost;
  }
  return !waiting.size || sum <= mostWaiting;
}

/**
 * Asks a dear question in its turn. The program answers one at a time and cannot be
 * interrupted, so other questions that have come are seen between two dear ones.
 */
async function inTurn(path, url, method, told, bytes) {
  const cost = price(path, bytes);
  if (cost <= dear) return ask(url, method, told, bytes);
  if (!hasRoom(cost)) return busy;
  const own = { came: Date.now(), cost };
  waiting.add(own);
  try {
    await scheduler.wait(0);
    return await ask(url, method, told, bytes);
  } finally {
    waiting.delete(own);
  }
}

/** Asks lines of a batch in their turn. Who sends many has the time to wait for it. */
async function whenThereIsRoom(url, method, told, lines) {
  const cost = price("/v1/check", lines);
  while (cost > dear && !hasRoom(cost)) await scheduler.wait(50);
  return inTurn("/v1/check", url, method, told, lines);
}

const problem = (code, message) => `{"error":{"code":"${code}","message":"${message}"}}`;

/** What an answer carries that no program writes. */
const plain = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Retry-After",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Content-Type": "application/json",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
/** What a program that fell cannot say any more. */
const fallen = { status: 500, headers: plain, body: problem("internal", "the server failed on this request; nothing was computed") };
/** A search that lacks its words. */
const wordless = {
  status: 500,
  headers: plain,
  body: problem("internal", "the words of the search could not be fetched; nothing was computed, send it again"),
};
/** A question about earlier days that lacks their tariff. */
const pastless = {
  status: 500,
  headers: plain,
  body: problem("internal", "the tariff of the years before 2025 could not be fetched; nothing was computed, send it again"),
};
/** One dear question too many. */
const busy = {
  status: 503,
  headers: { ...plain, "Retry-After": "1" },
  body: problem("busy", "too many large requests are being answered; send it again in a second"),
};

export default {
  async fetch(request, env) {
    const { method, headers } = request;
    const url = pathOf(request.url);
    const path = url.split("?", 1)[0];
    assets = env.ASSETS;
    if (path === "/v1/find" && !words) {
      try {
        words = await fetched("words.txt");
      } catch (error) {
        console.error("the search has no words:", error?.message);
        return respond(wordless);
      }
    }
    const told = [];
    const tell = (name) => {
      const value = headers.get(name);
      if (value !== null) told.push([name, value]);
    };
    if (method !== "POST") {
      tell("if-none-match");
      return respond(await ask(url, method, told, empty));
    }
    tell("content-type");
    tell("content-encoding");
    // With a question, too, which is refused, and with a question mark alone, which is not.
    const isBatch = path === "/v1/check/batch";
    const length = Number(headers.get("content-length"));
    if (length > (isBatch ? mostBatch : mostBody)) {
      tell("content-length"); // which is enough to refuse it
      return respond(await ask(url, method, told, empty));
    }
    if (isBatch) return batch(url, method, told, request.body);
    return respond(await inTurn(path, url, method, told, length ? new Uint8Array(await request.arrayBuffer()) : await whole(request.body)));
  },
};

/** The address without its scheme and host, of which the program knows nothing. */
const pathOf = (url) => url.slice(url.indexOf("/", url.indexOf("//") + 2));

const respond = ({ status, headers, body }) => new Response(body, { status, headers });

/** Reads a body whose length is not known, and not much beyond what is too large. */
async function whole(body) {
  const parts = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    if ((size += part.length) > mostBody) break;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Answers a batch as its lines come. What is in memory does not depend on how many there are. */
async function batch(url, method, told, body) {
  const lines = new Lines(body, mostBatch, (line) => price("/v1/check", line), dear);
  const first = await whenThereIsRoom(url, method, told, (await lines.next()) ?? empty);
  if (first.status !== 200) {
    await lines.cancel();
    return respond(first);
  }
  const encoder = new TextEncoder();
  let answer = first;
  const stream = new ReadableStream({
    async pull(controller) {
      if (answer.body) controller.enqueue(answer.body);
      let end;
      try {
        const next = await lines.next();
        if (next) {
          answer = await whenThereIsRoom(url, method, told, next);
          if (answer.status === 200) return;
          end = answer.body;
        } else if (lines.tooMany) {
          end = problem("request-too-large", `the body is larger than ${mostBatch} bytes, the most that is read here`);
        }
      } catch {
        end = problem("truncated-body", "the body ended before its end; send it again");
      }
      if (end) controller.enqueue(encoder.encode(end + "\n"));
      controller.close();
      await lines.cancel();
    },
    cancel: () => lines.cancel(),
  });
  return respond({ ...first, body: stream });
}
