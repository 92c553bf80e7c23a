// What draws an answer. It is a file of its own, which comes beside the engine: nobody waits
// for it to fill the form.

export { above, answer, spoken } from "./answer";
export { line } from "./headline";
export { plain } from "./plain";
export { propose } from "./propose";
export * as sofar from "./sofar";
export { timeline } from "./timeline";
