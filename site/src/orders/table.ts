import { el } from "../dom";
import { t } from "../language";

// A table of any length, of which only the rows in sight are in the page. Screen readers
// hear the length and each row's number; the keyboard goes from row to row.

/** A column, and what stands in it. */
export interface Column<Row> {
  name: string;
  /** By which word the rows are sorted by it. */
  sort?: string;
  /** What stands in it, which decides how wide it is. */
  kind?: "line" | "date" | "who" | "words" | "amount";
  cell(row: Row): string;
}

/** A part of the rows, and how many there are in all. */
export interface Part<Row> {
  rows: Row[];
  of: number;
}

/** How a table is sorted. */
export interface Sorting {
  sort: string;
  descending: boolean;
}

const block = 200;
const kept = 40;
// Browsers draw nothing beyond some 17 million pixels. A longer table scrolls in larger steps.
const tallest = 12_000_000;
const spare = 8;

/** A table over rows that are fetched when they come into sight. */
export class LongTable<Row> {
  readonly box: HTMLElement;
  private readonly tall = el("div", { class: "tall" });
  private readonly table: HTMLTableElement;
  private readonly body = el("tbody");
  private readonly heads: HTMLElement[];
  private readonly blocks = new Map<number, Row[]>();
  private total = 0;
  // In pixels: a row, the names of the columns, the window, and how far it can be scrolled.
  private height = 44;
  private head = 44;
  private inner = 0;
  private reach = 1;
  private first = 0;
  private active = 0;
  private turn = 0;
  private busy = false;
  private frame = 0;

  /**
   * `fetch` brings rows, or null when there is nothing to be had any more; `open` shows more of a
   * row; `arrange` is told when the person wants another order; `told` how many rows there are.
   */
  constructor(
    label: string,
    private readonly columns: Column<Row>[],
    private readonly fetch: (from: number, count: number) => Promise<Part<Row> | null>,
    private readonly open: (row: Row) => void,
    private readonly arrange: (by: string) => void,
    private readonly told: (of: number) => void,
  ) {
    this.heads = columns.map(c => el("th", { scope: "col", ...(c.kind && { class: c.kind }) },
      c.sort ? el("button", { type: "button", "data-sort": c.sort }, c.name) : c.name));
    this.table = el("table", { class: "every", "aria-label": label, "aria-colcount": String(columns.length) },
      el("thead", {}, el("tr", { "aria-rowindex": "1" }, ...this.heads)), this.body);
    this.tall.append(this.table);
    this.box = el("div", { class: "window" }, this.tall);
    this.box.addEventListener("scroll", () => (this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    })), { passive: true });
    this.table.tHead!.addEventListener("click", event => {
      const by = (event.target as HTMLElement).closest<HTMLElement>("[data-sort]")?.dataset.sort;
      if (by) this.arrange(by);
    });
    this.body.addEventListener("click", event => this.openRow((event.target as HTMLElement).closest("tr")));
    this.body.addEventListener("keydown", event => this.press(event));
    this.body.addEventListener("focusin", event => this.activate(this.indexOf((event.target as HTMLElement).closest("tr"))));
    // The height of a row follows the size of the letters. It is taken a frame later, because it changes
    // the height of the box, which no browser likes while it is telling sizes.
    new ResizeObserver(() => requestAnimationFrame(() => this.measure())).observe(this.box);
  }

  /** Begins anew: other rows, or the same in another order. */
  async restart(now: Sorting): Promise<void> {
    this.turn++;
    this.blocks.clear();
    this.columns.forEach((c, i) => {
      if (c.sort === now.sort) this.heads[i]!.ariaSort = now.descending ? "descending" : "ascending";
      else this.heads[i]!.removeAttribute("aria-sort");
    });
    this.box.scrollTop = 0;
    this.active = 0;
    this.busy = true;
    this.table.setAttribute("aria-busy", "true");
    const mine = this.turn;
    await this.load(0);
    if (mine !== this.turn) return;
    this.busy = false;
    this.draw();
  }

  private async load(from: number): Promise<void> {
    const mine = this.turn;
    const part = await this.fetch(from * block, block);
    if (mine !== this.turn) return;
    this.table.removeAttribute("aria-busy");
    if (!part) return;
    if (this.blocks.size >= kept) this.blocks.delete(this.blocks.keys().next().value!);
    this.blocks.set(from, part.rows);
    if (this.total !== part.of || from === 0) {
      this.total = part.of;
      this.table.setAttribute("aria-rowcount", String(part.of + 1));
      this.told(part.of);
      this.measure();
    }
  }

  private row(index: number): Row | undefined {
    return this.blocks.get(Math.floor(index / block))?.[index % block];
  }

  private get visible(): number {
    return Math.max(1, Math.floor((this.inner - this.head) / this.height));
  }

  // Sizes are taken here alone, so that scrolling makes the browser lay nothing out twice.
  private measure(): void {
    const row = this.body.rows[0];
    if (row?.offsetHeight) this.height = row.offsetHeight;
    this.head = this.table.tHead!.offsetHeight;
    this.tall.style.height = `${Math.min(this.total * this.height, tallest) + this.head}px`;
    this.inner = this.box.clientHeight;
    this.reach = Math.max(1, this.box.scrollHeight - this.inner);
    this.draw();
  }

  // How far the box can be scrolled, and how many rows that passes.
  private get way(): { pixels: number; rows: number } {
    return { pixels: this.reach, rows: Math.max(0, this.total - this.visible) };
  }

  private get squeezed(): boolean {
    return this.total * this.height > tallest;
  }

  private draw(): void {
    const top = this.box.scrollTop, at = this.squeezed ? Math.round(top / this.way.pixels * this.way.rows) : Math.floor(top / this.height);
    const first = Math.max(0, at - spare), last = Math.min(this.total, at + this.visible + spare + 1);
    const shift = this.squeezed ? top - (at - first) * this.height : first * this.height;
    this.table.style.top = `${Math.max(0, shift)}px`;
    this.place(first, last);
    // One row is the way in for the Tab key: the one chosen last, or the first in sight.
    this.entry(this.active >= first && this.active < last ? this.active : at);
    void this.need(first, last);
  }

  // Puts the rows from first to last into the page. Those that were there stay.
  private place(first: number, last: number): void {
    const before = this.body.rows.length, held = this.body.contains(document.activeElement);
    const was = (index: number) => index >= this.first && index < this.first + before ? this.body.rows[index - this.first] : undefined;
    const rows: HTMLTableRowElement[] = [];
    for (let i = first; i < last; i++) {
      const there = was(i);
      rows.push(there && (there.dataset.here || !this.row(i)) && there.dataset.turn === String(this.turn) ? there : this.line(i));
    }
    this.first = first;
    if (rows.length === before && rows.every((r, i) => r === this.body.rows[i])) return;
    const keep = new Set(rows);
    for (const old of [...this.body.rows]) if (!keep.has(old)) old.remove();
    rows.forEach((r, i) => {
      if (this.body.rows[i] !== r) this.body.insertBefore(r, this.body.rows[i] ?? null);
    });
    // A row with the focus that left is followed by the one that is the way in now.
    if (held && !this.body.contains(document.activeElement)) {
      this.entry(Math.min(Math.max(this.active, first), last - 1));
      this.body.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
    }
  }

  private entry(index: number): void {
    const row = this.body.rows[index - this.first], now = this.body.querySelector("[tabindex='0']"), next = row?.querySelector("button");
    if (now === next) return;
    now?.setAttribute("tabindex", "-1");
    next?.setAttribute("tabindex", "0");
  }

  // Fetches what is in sight and not there yet, one block after the other, so that quick scrolling
  // asks for nothing it has passed already.
  private async need(first: number, last: number): Promise<void> {
    if (this.busy || !this.total) return;
    for (let b = Math.floor(first / block); b * block < last; b++) {
      if (this.blocks.has(b)) continue;
      const mine = this.turn;
      this.busy = true;
      await this.load(b);
      if (mine !== this.turn) return;
      this.busy = false;
      this.draw();
      return;
    }
  }

  private line(index: number): HTMLTableRowElement {
    const row = this.row(index);
    const cells = this.columns.map((c, i) => {
      const text = row ? c.cell(row) : "";
      if (i) return el("td", { ...(c.kind && { class: c.kind }), ...(text.length > 14 && { title: text }) }, text);
      const button = el("button", { type: "button", tabindex: "-1", "aria-label": row ? t`${c.name} ${text}: why` : t`Not here yet` }, row ? text : "…");
      return el("th", { scope: "row", ...(c.kind && { class: c.kind }) }, button);
    });
    return el("tr", { "aria-rowindex": String(index + 2), "data-turn": String(this.turn), ...(row && { "data-here": "1" }) }, ...cells);
  }

  private indexOf(tr: HTMLTableRowElement | null): number {
    return tr ? this.first + [...this.body.rows].indexOf(tr) : this.active;
  }

  private openRow(tr: HTMLTableRowElement | null): void {
    const row = tr && this.row(this.indexOf(tr));
    if (!row) return;
    this.activate(this.indexOf(tr));
    tr.querySelector("button")!.focus({ preventScroll: true });
    this.open(row);
  }

  private activate(index: number): void {
    this.active = index;
    this.entry(index);
  }

  private press(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: 1, ArrowUp: -1, PageDown: this.visible, PageUp: -this.visible, Home: -this.total, End: this.total,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    const index = Math.min(Math.max(0, this.active + step), this.total - 1);
    this.reveal(index);
    this.active = index;
    this.draw();
    this.body.rows[index - this.first]?.querySelector("button")!.focus({ preventScroll: true });
  }

  // Scrolls just as far as is needed to have a row in sight.
  private reveal(index: number): void {
    const top = this.box.scrollTop, { pixels, rows } = this.way;
    const at = this.squeezed ? Math.round(top / pixels * rows) : Math.ceil(top / this.height);
    if (index >= at && index < at + this.visible) return;
    const to = index < at ? index : index - this.visible + 1;
    this.box.scrollTop = this.squeezed ? to / Math.max(1, rows) * pixels : to * this.height;
  }
}
