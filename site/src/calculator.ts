import { type Answering, Gone, start } from "./answering";
import { code } from "./code";
import { bytes, compile } from "../../wasm/host/engine";
import { Eras } from "../../wasm/host/eras";
import { eras } from "./eras";
import { busy } from "./ready";
import { learn } from "./told";

/** A file by its address and its hash. */
export interface File {
  url: string;
  integrity: string;
}

/** The engine as the page meets it: perhaps not there yet, perhaps never, and its tariff later still. */
export class Calculator {
  private compiled: Promise<WebAssembly.Module> | undefined;
  private packed: Promise<Uint8Array> | undefined;
  private vocabulary: Promise<Uint8Array> | undefined;
  private code: Promise<Uint8Array<ArrayBuffer>> | undefined;
  private law: Promise<Uint8Array> | undefined;
  private engine: Promise<Answering> | undefined;
  private lost = 0;
  private stocking: Promise<void> | undefined;
  private teaching: Promise<void> | undefined;
  private readonly eras = new Eras(era => this.load().then(engine => engine.era(era)), eras());
  /** Whether an answer can be had at once. */
  ready = false;
  /** How it stands with the tariff, without which no duty is computed and nothing is found. */
  tariff: "awaited" | "there" | "failed" = "awaited";
  /** Is told whether the tariffs of the earlier days that were asked for are there, each time some were. */
  past: (there: boolean) => void = () => undefined;

  /**
   * `worker` is the address of the engine's Web Worker. `failed` is told when the engine could not be loaded, `stocked` when the tariff is there or is not to be had,
   * `restarted` when the worker was gone and another takes its place: what stands on the page may be old. `beside` loads what the page needs for an answer.
   */
  constructor(
    private readonly program: File,
    private readonly table: File,
    private readonly worker: string,
    private readonly failed: () => void,
    private readonly stocked: () => void,
    private readonly restarted: () => void,
    private readonly words?: File,
    private readonly beside: () => Promise<unknown> = () => Promise.resolve(),
  ) {}

  /** Loads the engine, the words for what it says, what the page needs beside them, and behind them the tariff; again if it failed before. */
  load(): Promise<Answering> {
    if (!this.compiled) {
      this.compiled = busy(compile(this.program.url, this.program.integrity));
      // The tariff comes beside it: without both nobody is told an amount. What goes wrong with it is said in its turn.
      this.packed ??= bytes(this.table.url, this.table.integrity);
      this.packed.catch(() => undefined);
    }
    this.code ??= busy(code());
    this.law ??= busy(this.edition(this.compiled, this.code));
    this.engine ??= busy(Promise.all([start(this.compiled, this.worker, () => this.again()), this.law, learn(), this.beside()]).then(
      async ([engine, law]) => {
        const said = await engine.edition(law);
        if (said.startsWith('{"error"')) throw new Error(said);
        this.ready = true;
        void this.stock();
        return engine;
      },
      (error: unknown) => {
        console.error(error);
        this.engine = this.compiled = undefined;
        this.failed();
        throw error;
      }));
    return this.engine;
  }

  // The law that the engine is to be given. What looks for a newer one is a part of the script of its own.
  private async edition(program: Promise<WebAssembly.Module>, code: Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
    try {
      const { law } = await import("./edition/page");
      return await law({ program, code, tariff: () => this.packed ??= bytes(this.table.url, this.table.integrity) });
    } catch (error) {
      this.law = this.code = undefined;
      throw error;
    }
  }

  /** Loads the tariff, again if it failed before. */
  stock(): Promise<void> {
    if (this.tariff === "failed") this.tariff = "awaited";
    this.stocking ??= busy(Promise.all([this.load(), this.packed ??= bytes(this.table.url, this.table.integrity)]).then(
      async ([engine, table]) => {
        const said = await engine.load(table);
        if (said.startsWith('{"error"')) throw new Error(said);
        this.tariff = "there";
        this.stocked();
      }).catch((error: unknown) => {
        if (error instanceof Gone) return; // Another worker gets it.
        console.error(error);
        this.stocking = this.packed = undefined;
        this.tariff = "failed";
        this.stocked();
      }));
    return this.stocking;
  }

  /** Loads the vocabulary of the search, again if it failed before. Without it the tariff's own words are found. */
  teach(): Promise<void> {
    const words = this.words;
    if (!words) return Promise.resolve();
    this.teaching ??= busy(Promise.all([this.vocabulary ??= bytes(words.url, words.integrity), this.stock()])).then(async ([text]) => {
      const said = await (await this.load()).teach(text);
      if (said.startsWith('{"error"')) throw new Error(said);
    }).catch((error: unknown) => {
      if (error instanceof Gone) return; // Another worker gets it.
      console.error(error);
      this.teaching = this.vocabulary = undefined;
    });
    return this.teaching;
  }

  /** Asks the engine, once it is there; another one where it is gone before it answers. */
  async ask<Answer>(verb: string, request: object): Promise<Answer> {
    const text = JSON.stringify(request);
    this.eras.fetch(text); // while the engine and the tariff are made ready
    const engine = await this.load();
    try {
      await this.reach(text);
      return JSON.parse(await this.answered(engine, verb, text)) as Answer;
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      const next = await this.load();
      await this.reach(text);
      return JSON.parse(await this.answered(next, verb, text)) as Answer;
    }
  }

  /** Has the engine know the duties of the earlier days too, as far as they are to be had. */
  async everyMeasure(): Promise<void> {
    await this.stock();
    if (this.tariff === "there") await busy(this.eras.everyMeasure()).catch((error: unknown) => console.error(error));
  }

  // A number that the schedule of the day lacks may be one of other days, which is told when they are there.
  private async answered(engine: Answering, verb: string, text: string): Promise<string> {
    const said = await busy(engine.answer(verb, text));
    if (!said.includes('"hts-unknown"') || this.tariff !== "there") return said;
    try {
      return await busy(this.eras.everyDay()) ? await busy(engine.answer(verb, text)) : said;
    } catch (error) {
      if (error instanceof Gone) throw error;
      console.error(error);
      return said;
    }
  }

  // Has the engine know the earlier days that a question names. Without them the answer says what it lacks.
  private async reach(question: string): Promise<void> {
    if (!this.eras.names(question)) return this.past(true);
    await this.stock();
    if (this.tariff !== "there") return;
    try {
      await busy(this.eras.of(question));
      this.past(true);
    } catch (error) {
      if (error instanceof Gone) throw error;
      console.error(error);
      this.past(false);
    }
  }

  // Has another worker take the place of one that is gone, unless they go one after the other.
  private again(): void {
    this.ready = false;
    const taught = this.teaching;
    this.eras.forget();
    this.engine = this.stocking = this.teaching = undefined;
    this.tariff = "awaited";
    this.restarted();
    if (++this.lost > 3) {
      this.engine = Promise.reject(new Gone("the workers end one after the other"));
      this.engine.catch(() => (this.engine = undefined));
      this.lost = 0;
      return this.failed();
    }
    void this.load().then(() => taught && this.teach()).catch(() => undefined);
  }
}
