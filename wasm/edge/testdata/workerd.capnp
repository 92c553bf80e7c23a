# What the tests and the figures need: the worker, the same with a way to make its
# program fall, and a worker that parses and echoes.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "api", worker = .api),
    (name = "fault", worker = .fault),
    (name = "echo", worker = .echo),
    (name = "words", worker = .words),
    (name = "missing", worker = .missing),
  ],
  sockets = [
    (name = "api", address = "127.0.0.1:0", http = (), service = "api"),
    (name = "fault", address = "127.0.0.1:0", http = (), service = "fault"),
    (name = "echo", address = "127.0.0.1:0", http = (), service = "echo"),
  ],
);

const date :Text = "2026-05-01";

const api :Workerd.Worker = (
  compatibilityDate = .date,
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

const fault :Workerd.Worker = (
  compatibilityDate = .date,
  modules = [
    (name = "fault.mjs", esModule = embed "fault.mjs"),
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "lines.mjs", esModule = embed "lines.mjs"),
    (name = "program.mjs", esModule = embed "program.mjs"),
    (name = "price.mjs", esModule = embed "price.mjs"),
    (name = "latin.mjs", esModule = embed "latin.mjs"),
    (name = "wasm_exec.js", esModule = embed "wasm_exec.js"),
    (name = "app.wasm", wasm = embed "app.wasm"),
    (name = "edition.bin", data = embed "edition.bin"),
  ],
  bindings = [(name = "ASSETS", service = "missing")], # no words are there
);

const echo :Workerd.Worker = (
  compatibilityDate = .date,
  modules = [(name = "echo.mjs", esModule = embed "echo.mjs")],
);

const words :Workerd.Worker = (
  compatibilityDate = .date,
  modules = [
    (name = "serve.mjs", esModule = embed "serve.mjs"),
    (name = "words.txt", data = embed "words"),
    (name = "tariff-2018.bin", data = embed "tariff-2018"),
    (name = "tariff-2022.bin", data = embed "tariff-2022"),
  ],
);

const missing :Workerd.Worker = (
  compatibilityDate = .date,
  modules = [(name = "serve.mjs", esModule = "export default { fetch: () => new Response('', { status: 404 }) };")],
);
