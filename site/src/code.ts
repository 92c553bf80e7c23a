// The law that a site was built with. Its engines hold none: a rate that changed leaves them as they are.

import { bytes } from "../../wasm/host/engine";

/** Fetches the law that the site was built with, as an engine takes it. It fails, and can be tried again. */
export function code(): Promise<Uint8Array<ArrayBuffer>> {
  const { law = "", lawIntegrity = "" } = document.body.dataset;
  return bytes(law, lawIntegrity);
}
