/** Splits a CSV text into its rows of cells, each with the line it begins on. */
export function rows(text: string): { line: number; cells: string[] }[] {
  text = text.replace(/^\uFEFF/, "");
  const head = text.slice(0, text.search(/\r|\n|$/));
  const comma = [",", ";", "\t"].sort((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const found: { line: number; cells: string[] }[] = [];
  let cells: string[] = [], cell = "", quoted = false, line = 1, begun = 1;
  const close = () => {
    cells.push(cell.trim());
    if (cells.some(c => c !== "")) found.push({ line: begun, cells });
    cells = [], cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\n") line++;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell.trim() === "") quoted = true, cell = "";
    else if (c === comma) cells.push(cell.trim()), cell = "";
    else if (c === "\n") close(), begun = line;
    else if (c !== "\r") cell += c;
  }
  close();
  return found;
}
