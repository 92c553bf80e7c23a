// The little of WASI preview 1 that a Go reactor asks of its host: a clock, random
// bytes, and a place to print its last words. It has no files, no arguments and no
// environment.

const OK = 0;
const BADF = 8;
const NOSYS = 52;
const CLOCK = 0;

/** Thrown when the engine ends itself, as the Go runtime does on a fatal error. */
export class Exit extends Error {
  constructor(readonly code: number) {
    super(`the engine ended with code ${code}`);
  }
}

/** Makes the imports for one instance. Its memory exists only after it was made, so it is asked for. */
export function wasi(module: WebAssembly.Module, memory: () => WebAssembly.Memory): WebAssembly.Imports {
  // Memory may have grown since the last call, which detaches older views.
  const view = () => new DataView(memory().buffer);
  const bytes = (at: number, n: number) => new Uint8Array(memory().buffer, at >>> 0, n >>> 0);
  const text = new TextDecoder();
  let line = "";

  const none = (count: number, size: number) => {
    view().setUint32(count >>> 0, 0, true);
    view().setUint32(size >>> 0, 0, true);
    return OK;
  };

  const functions: Record<string, (...args: never[]) => unknown> = {
    args_sizes_get: none,
    args_get: () => OK,
    environ_sizes_get: none,
    environ_get: () => OK,

    clock_time_get(clock: number, _precision: bigint, out: number) {
      const ms = clock === 0 ? Date.now() : performance.now();
      view().setBigUint64(out >>> 0, BigInt(Math.round(ms * 1e6)), true);
      return OK;
    },
    random_get(at: number, n: number) {
      crypto.getRandomValues(bytes(at, n));
      return OK;
    },
    fd_write(_fd: number, iovs: number, count: number, written: number) {
      let total = 0;
      for (let i = 0, at = iovs >>> 0; i < count; i++, at += 8) {
        const n = view().getUint32(at + 4, true);
        line += text.decode(bytes(view().getUint32(at, true), n), { stream: true });
        total += n;
      }
      const lines = line.split("\n");
      line = lines.pop()!;
      for (const l of lines) console.error(l);
      view().setUint32(written >>> 0, total, true);
      return OK;
    },
    proc_exit(code: number) {
      if (line) console.error(line);
      throw new Exit(code);
    },

    // Waiting for a time, which is all there is to wait for here: collecting garbage asks for it. Nothing
    // else can happen in between, so the time is said to have come.
    poll_oneoff(subscriptions: number, events: number, count: number, occurred: number) {
      let n = 0;
      for (let i = 0; i < count; i++) {
        const from = (subscriptions >>> 0) + 48 * i, to = (events >>> 0) + 32 * n;
        if (view().getUint8(from + 8) !== CLOCK) continue;
        bytes(to, 32).fill(0);
        bytes(to, 8).set(bytes(from, 8)); // whose time it was
        n++;
      }
      view().setUint32(occurred >>> 0, n, true);
      return OK;
    },
    sched_yield: () => OK,
    fd_prestat_get: () => BADF, // Go asks from descriptor 3 on until it hears this.
  };
  // Which others the Go runtime names depends on the compiler. None of them is here.
  for (const { name } of WebAssembly.Module.imports(module)) functions[name] ??= () => NOSYS;
  return { wasi_snapshot_preview1: functions };
}
