import { el } from "../dom";

/** Saves a file as the browser saves what it downloads. */
export function save(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Lets the person choose a file to write into, where the browser can do so: then the rows go into
 * it as they come, however many they are. `undefined` where it cannot, null when the person changed
 * their mind.
 */
export async function place(name: string, kind: string, ending: string): Promise<FileSystemFileHandle | undefined | null> {
  const pick = (window as unknown as { showSaveFilePicker?: (o: object) => Promise<FileSystemFileHandle> }).showSaveFilePicker;
  if (!pick) return undefined;
  try {
    return await pick.call(window, { suggestedName: name, types: [{ accept: { [kind]: [ending] } }] });
  } catch (error) {
    return (error as Error).name === "AbortError" ? null : undefined;
  }
}
