// What is pressed must not move away under the finger: a press that ends elsewhere is none. What would
// change the page by itself waits until nothing is pressed.

let down = false;
const waiting: (() => void)[] = [];

addEventListener("pointerdown", () => (down = true), true);
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => {
  down = false;
  // The click follows the end of the press in the same turn.
  setTimeout(() => waiting.splice(0).forEach(go => go()));
});

/** Resolves when nothing is pressed, at once where nothing is. */
export function released(): Promise<void> {
  return down ? new Promise(go => waiting.push(go)) : Promise.resolve();
}
