# A worker without a program, in as many isolates as those that are compared with it.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "api", worker = .empty),
    (name = "fault", worker = .empty),
    (name = "echo", worker = .empty),
    (name = "words", worker = .empty),
    (name = "missing", worker = .empty),
  ],
  sockets = [(name = "api", address = "127.0.0.1:0", http = (), service = "api")],
);

const empty :Workerd.Worker = (
  compatibilityDate = "2026-05-01",
  modules = [(name = "control.mjs", esModule = embed "control.mjs")],
);
