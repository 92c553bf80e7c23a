// The worker with a way to harm its program: /fault/overwrite fills its memory with a
// byte, and /fault/instances tells how many there have been. /fault/leave lets as many of the next
// questions that wait for their turn end there, as they do when their clients leave, and
// /fault/later lets so many milliseconds pass.

import { Program } from "./program.mjs";
import worker from "./worker.mjs";

const programs = new Set();
const ask = Program.prototype.ask;
Program.prototype.ask = function (...question) {
  programs.add(this);
  return ask.apply(this, question);
};

let leaving = 0;
const wait = scheduler.wait.bind(scheduler);
scheduler.wait = (ms) => (leaving-- > 0 ? new Promise(() => {}) : wait(ms));
let later = 0;
const now = Date.now;
Date.now = () => now() + later;

export default {
  fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const last = [...programs].at(-1);
    switch (pathname) {
      case "/fault/overwrite":
        new Uint8Array(last.memory.buffer).fill(Number(searchParams.get("byte")));
        return new Response();
      case "/fault/instances":
        return new Response(String(programs.size));
      case "/fault/leave":
        leaving = Number(searchParams.get("questions"));
        return new Response();
      case "/fault/later":
        later += Number(searchParams.get("ms"));
        return new Response();
    }
    return worker.fetch(request, env);
  },
};
