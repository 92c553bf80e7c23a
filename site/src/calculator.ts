import { type Answering, start } from "./answering";
import { bytes, compile } from "./engine";
import { busy } from "./ready";

/** A file by its address and its hash. */
export interface File {
  url: string;
  integrity: string;
}

/** The engine as the page meets it: perhaps not there yet, perhaps never, and its tariff later still. */
export class Calculator {
  private engine: Promise<Answering> | undefined;
  private stocking: Promise<void> | undefined;
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
  ) {}

  /** Loads the engine and behind it the tariff, again if it failed before. */
  load(): Promise<Answering> {
    this.engine ??= busy(compile(this.program.url, this.program.integrity)).then(program => busy(start(program, this.worker))).then(
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
    this.stocking ??= busy(Promise.all([this.load(), bytes(this.table.url, this.table.integrity)]).then(
      async ([engine, table]) => {
        const said = await engine.load(table);
        if (said.startsWith('{"error"')) throw new Error(said);
        this.tariff = "there";
      }).catch((error: unknown) => {
        console.error(error);
        this.stocking = undefined;
        this.tariff = "failed";
      }).then(this.stocked));
    return this.stocking;
  }

  /** Asks the engine, once it is there. */
  async ask<Answer>(verb: string, request: object): Promise<Answer> {
    const engine = await this.load();
    return JSON.parse(await busy(engine.answer(verb, JSON.stringify(request)))) as Answer;
  }
}
