import { bytes } from "./engine";

/** The tariff of days that are long past: a file of its own, fetched when one of its days is asked for. */
export interface Era {
  from: string;
  /** The first day that is no longer of it. */
  until: string;
  url: string;
  integrity: string;
}

/** Fetches eras and hands them to an engine, each once. */
export class Eras {
  private readonly files = new Map<string, Promise<Uint8Array>>();
  private handed = new Map<string, Promise<void>>();

  constructor(private readonly hand: (era: Uint8Array) => Promise<string>, private readonly all: readonly Era[],
    private readonly get = (era: Era) => bytes(era.url, era.integrity)) {}

  /** The engine is another one, which has none yet. */
  forget(): void {
    this.handed = new Map();
  }

  /** Whether a question names a day of an era. */
  names(question: string): boolean {
    return this.named(question).length > 0;
  }

  // A question about what changes names the first day and the last, and is about all between them.
  private named(question: string): Era[] {
    const days = question.match(/\b\d{4}-\d\d-\d\d\b/g) ?? [], all = /"from":"(\d.{9})","to":"(.{10})/.exec(question);
    return this.all.filter(e => days.some(day => e.from <= day && day < e.until) || all && all[1]! < e.until && e.from <= all[2]!);
  }

  /** Begins to fetch what a question names, so that it is there once the engine can take it. */
  fetch(question: string): void {
    for (const e of this.named(question)) this.file(e).catch(() => undefined);
  }

  /** Has the engine know the days that a question names. It fails when an era did not load, and can be tried again. */
  async of(question: string): Promise<void> {
    await Promise.all(this.named(question).map(e => this.has(e)));
  }

  /** Has the engine know all days between two. */
  async between(first: string, last: string): Promise<void> {
    await Promise.all(this.all.filter(e => first < e.until && e.from <= last).map(e => this.has(e)));
  }

  /** Has the engine know every day that is told of, and says whether one was fetched for it. */
  async everyDay(): Promise<boolean> {
    const lacking = this.all.filter(e => !this.handed.has(e.url));
    await Promise.all(this.all.map(e => this.has(e)));
    return lacking.length > 0;
  }

  /** Has the engine know the measures of every day that is told of: each era has those of all. */
  async everyMeasure(): Promise<void> {
    const last = this.all.at(-1);
    if (last) await this.has(last);
  }

  private has(era: Era): Promise<void> {
    let handed = this.handed.get(era.url);
    if (!handed) {
      handed = this.file(era).then(this.hand).then(said => {
        if (said.startsWith('{"error"')) throw new Error(said);
      });
      this.handed.set(era.url, handed);
      const all = this.handed;
      handed.catch(() => all.delete(era.url));
    }
    return handed;
  }

  private file(era: Era): Promise<Uint8Array> {
    let file = this.files.get(era.url);
    if (!file) {
      this.files.set(era.url, file = this.get(era));
      file.catch(() => this.files.delete(era.url));
    }
    return file;
  }
}
