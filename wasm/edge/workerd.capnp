# The worker in workerd, without Cloudflare: workerd serve build/edge/worker/workerd.capnp

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "api", worker = .api), (name = "words", worker = .words)],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "api")],
);

const api :Workerd.Worker = (
  compatibilityDate = "2026-05-01",
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "lines.mjs", esModule = embed "lines.mjs"),
    (name = "program.mjs", esModule = embed "program.mjs"),
    (name = "price.mjs", esModule = embed "price.mjs"),
    (name = "latin.mjs", esModule = embed "latin.mjs"),
    (name = "wasm_exec.js", esModule = embed "wasm_exec.js"),
    (name = "app.wasm", wasm = embed "app.wasm"),
    (name = "edition.bin", data = embed "edition.bin"),
  ],
  bindings = [(name = "ASSETS", service = "words")],
);

# What of the site's files the worker asks for.
const words :Workerd.Worker = (
  compatibilityDate = "2026-05-01",
  modules = [
    (name = "serve.mjs", esModule = embed "serve.mjs"),
    (name = "words.txt", data = embed "words"),
    (name = "tariff-2018.bin", data = embed "tariff-2018"),
    (name = "tariff-2022.bin", data = embed "tariff-2022"),
  ],
);
