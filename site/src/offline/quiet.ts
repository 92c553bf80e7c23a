// No one waits longer than this for files that may never come.
const patience = 20_000;

/** Waits until the page has loaded what it needs itself, so that keeping the rest takes nothing away from it. */
export async function quiet(): Promise<void> {
  if (document.readyState !== "complete") await new Promise(loaded => addEventListener("load", loaded, { once: true }));
  // A page that is controlled has its files already, and so has what it keeps for others.
  if (!navigator.serviceWorker.controller) {
    const { engine, tariff, messages } = document.body.dataset;
    await Promise.race([arrived([engine, tariff, messages]), new Promise(over => setTimeout(over, patience))]);
  }
  // A page that is not in sight may have no idle moment.
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run));
  await new Promise<unknown>(run => idle(run, { timeout: 2000 }));
}

function arrived(names: (string | undefined)[]): Promise<void> {
  const missing = new Set(names.filter(name => name).map(name => new URL(name!, document.baseURI).href));
  return new Promise(done => {
    if (!missing.size) return done();
    new PerformanceObserver((list, observer) => {
      for (const { name } of list.getEntries()) missing.delete(name);
      if (missing.size) return;
      observer.disconnect();
      done();
    }).observe({ type: "resource", buffered: true });
  });
}
