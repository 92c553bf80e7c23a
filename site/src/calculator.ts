import { type Answering, start } from "./answering";
import { bytes, compile } from "./engine";

/** A file by its address and its hash. */
export interface File {
  url: string;
  integrity: string;
}

/** The engine as the page meets it: perhaps not there yet, perhaps never, and its tariff later still. */
export class Calculator {
  private engine: Promise<Answering> | undefined;
  private stocking: Promise<void> | undefined;
  private teaching: Promise<void> | undefined;
  /** Whether an answer can be had at once. */
  ready = false;
  /** How it stands with the tariff, without which no duty is computed and nothing is found. */
  tariff: "awaited" | "there" | "failed" = "awaited";

  /**
   * `worker` is the address of the engine's Web Worker. `failed` is told when the engine could not be loaded, `stocked` when the tariff is there or is not to be had.
   */
  constructor(
    private readonly program: File,
    private readonly table: File,
    private readonly worker: string,
    private readonly failed: () => void,
    private readonly stocked: () => void,
    private readonly words?: File,
  ) {}

  /** Loads the engine and behind it the tariff, again if it failed before. */
  load(): Promise<Answering> {
    this.engine ??= compile(this.program.url, this.program.integrity).then(program => start(program, this.worker)).then(
      engine => {
        this.ready = true;
        void this.stock();
        return engine;
      },
      (error: unknown) => {
        console.error(error);
        this.engine = undefined;
        this.failed();
        throw error;
      });
    return this.engine;
  }

  /** Loads the tariff, again if it failed before. */
  stock(): Promise<void> {
    if (this.tariff === "failed") this.tariff = "awaited";
    this.stocking ??= Promise.all([this.load(), bytes(this.table.url, this.table.integrity)]).then(
      async ([engine, table]) => {
        const said = await engine.load(table);
        if (said.startsWith('{"error"')) throw new Error(said);
        this.tariff = "there";
      }).catch((error: unknown) => {
        console.error(error);
        this.stocking = undefined;
        this.tariff = "failed";
      }).then(this.stocked);
    return this.stocking;
  }

  /** Loads the vocabulary of the search, again if it failed before. Without it the tariff's own words are found. */
  teach(): Promise<void> {
    const words = this.words;
    if (!words) return Promise.resolve();
    this.teaching ??= Promise.all([bytes(words.url, words.integrity), this.stock()]).then(async ([text]) => {
      const said = await (await this.load()).teach(text);
      if (said.startsWith('{"error"')) throw new Error(said);
    }).catch((error: unknown) => {
      console.error(error);
      this.teaching = undefined;
    });
    return this.teaching;
  }

  /** Asks the engine, once it is there. */
  async ask<Answer>(verb: string, request: object): Promise<Answer> {
    const engine = await this.load();
    return JSON.parse(await engine.answer(verb, JSON.stringify(request))) as Answer;
  }
}
