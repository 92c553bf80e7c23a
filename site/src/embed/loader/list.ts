// A price list that is a file of the page's own site. It is fetched here, where the page
// may, and handed into the frame, which cannot.

// As much as a frame reads.
const longest = 65_536;

/** The text of the file, or what is wrong with it. */
export async function list(href: string): Promise<{ text: string } | { fault: string }> {
  try {
    const response = await fetch(new URL(href, document.baseURI), { credentials: "same-origin" });
    if (!response.ok) return { fault: `the price list did not load: ${response.status}` };
    const reader = response.body!.getReader(), decoder = new TextDecoder();
    let text = "", length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text };
      length += value.length;
      text += decoder.decode(value, { stream: true });
      if (length > longest) {
        void reader.cancel();
        return { fault: `the price list is longer than ${longest} bytes` };
      }
    }
  } catch {
    return { fault: "the price list did not load" };
  }
}
