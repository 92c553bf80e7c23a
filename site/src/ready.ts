// A page tells on its first element, as data-ready, that everything it has begun is done. Whoever drives the
// page, a test or a person's own tool, waits for that instead of for a silent network.

let begun = 0;

/** Counts work that the page waits for. Returns the same promise. */
export function busy<T>(work: Promise<T>): Promise<T> {
  begun++;
  delete document.documentElement.dataset.ready;
  // What follows on the work's end has begun by the next turn.
  const over = () => setTimeout(() => --begun || (document.documentElement.dataset.ready = ""));
  work.then(over, over);
  return work;
}
