// The worker with a way to harm its program: /fault/overwrite fills its memory with a
// byte, and /fault/instances tells how many there have been.

import { Program } from "./program.mjs";
import worker from "./worker.mjs";

const programs = new Set();
const ask = Program.prototype.ask;
Program.prototype.ask = function (...question) {
  programs.add(this);
  return ask.apply(this, question);
};

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
    }
    return worker.fetch(request, env);
  },
};
