// A press of a test: on a busy machine a page may still move between the moment a place is looked for and the press.

/** Presses an element by `click`, and once more where it moved away from under the press. `evaluate` runs a function in the page. */
export async function press(selector, evaluate, click) {
  for (let more = 4; ; more--) {
    await evaluate(selector => {
      window.pressed = false;
      document.addEventListener("click", at => (window.pressed = Boolean(at.target.closest(selector))), { capture: true, once: true });
    }, selector);
    await click();
    // A press that led to another page has taken the mark along.
    const missed = await evaluate(() => window.pressed === false).catch(() => false);
    if (!missed || !more) return;
  }
}
