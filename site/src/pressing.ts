// What is pressed must not move away under the finger: a press that ends elsewhere is none. What would
// change the page by itself waits until nothing is pressed.

let down = 0;
const waiting: (() => void)[] = [];

// The end of some presses is never told, such as of one that opened a menu. None holds the page for longer than this.
const longest = 1000;

addEventListener("pointerdown", event => {
  up();
  if (event.button === 0 && (event.target as Element).closest?.("button, a, summary, label")) down = window.setTimeout(up, longest);
}, true);
// The click follows the end of the press in the same turn.
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => setTimeout(up));

function up(): void {
  clearTimeout(down);
  down = 0;
  waiting.splice(0).forEach(go => go());
}

/** Resolves when nothing is pressed, at once where nothing is. */
export function released(): Promise<void> {
  return down ? new Promise(go => waiting.push(go)) : Promise.resolve();
}
