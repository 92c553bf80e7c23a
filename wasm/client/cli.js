#!/usr/bin/env node
// The calculator on a command line, for who has Node and no Go: JSON in, JSON out.

import { readFile } from "node:fs/promises";
import { local, RequestError } from "./index.js";

const usage = `section321 VERB [FILE]            a request as JSON in FILE or on standard input; the answer as JSON
section321 VERB -FIELD VALUE …    the request in fields

  VERB   check, flags     -date -mode -from -hts -origin -value -customs -quantity -currency -claim
         law              -date -origin -mode
         find             -date -query
         compare, products, refund, bill   JSON only
         catalog          what exists

  section321 check -date 2026-09-01 -mode express -from CN -hts 6109.10.00.12 -value 24 -customs 18.20
`;
const verbs = ["check", "compare", "flags", "law", "find", "products", "refund", "bill", "catalog"];
const shipment = { date: "date", mode: "mode", from: "from" };
const goods = { hts: "hts", origin: "origin", value: "retailValue", customs: "customsValue", quantity: "quantity", currency: "currency", claim: "claim" };
const fields = {
  check: { ...shipment, ...goods }, flags: { ...shipment, ...goods },
  law: { date: "date", origin: "origin", mode: "mode" }, find: { date: "date", query: "query" },
};

/** Says what is wrong with the command, and ends. */
function stop(text) {
  process.stderr.write(`section321: ${text}\n`);
  process.exit(2);
}

function written(verb, words) {
  const known = fields[verb];
  if (!known) stop(`${verb} takes its request as JSON, in a file or on standard input`);
  const request = {}, item = {};
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--?/, ""), field = known[name];
    if (!words[i].startsWith("-") || !field) stop(`${JSON.stringify(words[i])} is no field of ${verb}; use ${Object.keys(known).map(n => "-" + n).join(", ")}`);
    if (words[i + 1] === undefined) stop(`${words[i]} has no value behind it`);
    (Object.hasOwn(goods, name) && verb !== "law" ? item : request)[field] = words[i + 1];
  }
  if (verb === "law" || verb === "find") return request;
  item.origin ??= request.from;
  return { ...request, items: [item] };
}

async function text(file) {
  if (file) return readFile(file, "utf8").catch(error => stop(`${file}: ${error.message}`));
  if (process.stdin.isTTY) stop(`a request is expected as JSON on standard input, in a file or in fields\n\n${usage}`);
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts).toString();
}

const [verb, ...rest] = process.argv.slice(2);
if (!verb || /^(help|-h|--?help)$/.test(verb)) {
  (verb ? process.stdout : process.stderr).write(usage);
  process.exit(verb ? 0 : 2);
}
if (!verbs.includes(verb)) stop(`${JSON.stringify(verb)} is not a command; use ${verbs.join(", ")}`);

let request;
if (rest[0]?.startsWith("-")) request = written(verb, rest);
else if (verb === "catalog" && !rest.length) request = {};
else {
  const given = await text(rest[0]);
  try {
    request = JSON.parse(given);
  } catch (error) {
    stop(`the request is no JSON: ${error.message}`);
  }
  // What the page saves holds the request beside its answer.
  request = request?.request ?? request;
}

try {
  process.stdout.write(JSON.stringify(await (await local())[verb](request)) + "\n");
} catch (error) {
  if (!(error instanceof RequestError)) throw error;
  stop([error, ...error.also].map(e => [e.field, e.message].filter(Boolean).join(": ")).join("\n"));
}
