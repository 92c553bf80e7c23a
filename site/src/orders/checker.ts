import { code } from "../code";
import { bytes, compile } from "../../../wasm/host/engine";
import { law } from "../edition/page";
import { Eras } from "../../../wasm/host/eras";
import { eras } from "../eras";
import type { Failure } from "../../../wasm/host/contract";
import { busy } from "../ready";
import { t } from "../language";
import type { Head } from "./contract";
import type { Job, Progress, Said, Start } from "./messages";
import { learn, told } from "../told";
import { fault } from "./words";

/** Thrown for what stopped a job. The message is for the person. */
export class Stopped extends Error {}

/** Thrown when a person cancelled. */
export class Cancelled extends Error {}

// Without an era the orders that are free are still known; of the others the answer says that it has no tariff.
function late(error: unknown): void {
  console.error(error);
}

interface Waiting {
  done(said: Said & { id: number }): void;
  stop(error: Error): void;
  progress?: ((p: Progress) => void) | undefined;
}

/**
 * The page's side of the worker. Engine and tariff are fetched once; a worker that was ended is
 * followed by a new one that gets the same, so that after loading nothing is asked of any server.
 */
export class Checker {
  private parts: Promise<Omit<Start, "calm">> | undefined;
  private worker: Promise<Worker> | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private words: Promise<string> | undefined;
  private readonly eras = new Eras(async tariff => (await this.job({ do: "era", tariff }) as { answer: string }).answer, eras());

  constructor(private readonly script: string, private readonly engine: { url: string; integrity: string }, private readonly tariff: { url: string; integrity: string }, private readonly calm = false) {}

  /** Has a worker ready, and the words for what it says. It fails when something of it did not load, and can be tried again. */
  load(): Promise<Worker> {
    this.parts ??= this.fetched();
    this.worker ??= busy(this.parts.then(parts => this.hire(parts)));
    this.worker.catch(() => (this.parts = this.worker = undefined));
    return this.worker;
  }

  private async fetched(): Promise<Omit<Start, "calm">> {
    const program = compile(this.engine.url, this.engine.integrity), packed = bytes(this.tariff.url, this.tariff.integrity);
    const [engine, book, tariff] = await Promise.all([program, law({ program, code: code(), tariff: () => packed }), packed, learn()]);
    return { engine, law: book, tariff };
  }

  /** Has the vocabulary of the search, so that a tariff number is found from a person's own words. */
  teach(url: string, integrity: string): Promise<string> {
    this.words ??= bytes(url, integrity).then(async text => {
      const words = new TextDecoder().decode(text);
      await this.ask("words", words);
      return words;
    });
    this.words.catch((error: unknown) => {
      console.error(error);
      this.words = undefined;
    });
    return this.words;
  }

  /** Ends the worker with all it holds. What waits for it fails with Cancelled. */
  cancel(): void {
    void this.worker?.then(w => w.terminate());
    this.worker = this.words = undefined;
    this.eras.forget();
    this.fail(new Cancelled());
    void this.load().catch(() => undefined);
  }

  /** Asks the engine. */
  async ask<Answer>(verb: string, request: object | string): Promise<Answer | Failure> {
    if (typeof request !== "string") await this.eras.of(JSON.stringify(request)).catch(late);
    return this.parsed(await this.job({ do: "ask", verb, request: typeof request === "string" ? request : JSON.stringify(request) }));
  }

  /** Hands the beginning of a file over; of a workbook that of the sheet that is named, or of the one that has orders. */
  async head(file: Blob, sheet?: string): Promise<Head | Failure> {
    return this.parsed(await this.job({ do: "head", file, ...(sheet !== undefined && { sheet }) }));
  }

  /** Reads a file to its end, and has the tariff of its days. */
  async read<Answer extends { from: string; to: string }>(file: Blob, options: object, progress: (p: Progress) => void): Promise<Answer | Failure> {
    const report = this.parsed<Answer>(await this.job({ do: "read", file, options: JSON.stringify(options) }, progress));
    if (!("error" in report) && report.from) {
      // An order arrives after its day.
      const arrived = new Date(Date.parse(report.to) + 60 * 86_400_000).toISOString().slice(0, 10);
      await this.eras.between(report.from, arrived).catch(late);
    }
    return report;
  }

  /** Reads a file of customs entries to its end, and tells what comes back. */
  async entries<Answer>(file: Blob, request: object, progress: (p: Progress) => void): Promise<Answer | Failure> {
    return this.parsed(await this.job({ do: "entries", file, request: JSON.stringify(request) }, progress));
  }

  /** Writes the results into a chosen file, or returns them as one. */
  async write(file: Blob, as: "csv" | "jsonl" | "own", into: FileSystemFileHandle | undefined, progress: (p: Progress) => void): Promise<Blob | Failure | undefined> {
    const said = await this.job({ do: "write", file, as, ...(into && { into }) }, progress);
    if ("file" in said) return said.file;
    const answer = this.parsed<object>(said);
    return "error" in answer ? answer as Failure : undefined;
  }

  private parsed<Answer>(said: Said): Answer | Failure {
    return JSON.parse((said as { answer: string }).answer) as Answer | Failure;
  }

  private async job(job: Job, progress?: (p: Progress) => void): Promise<Said & { id: number }> {
    const worker = await this.load();
    const id = ++this.last;
    return busy(new Promise((done, stop) => {
      this.waiting.set(id, { done, stop, progress });
      worker.postMessage({ ...job, id });
    }));
  }

  private hire(parts: Omit<Start, "calm">): Promise<Worker> {
    const worker = new Worker(this.script, { type: "module" });
    worker.postMessage({ ...parts, calm: this.calm });
    return new Promise((ready, stop) => {
      worker.onmessage = ({ data }: MessageEvent<Said>) => "ready" in data ? ready(worker) : this.hear(data);
      worker.onerror = event => {
        event.preventDefault();
        console.error(event.message);
        worker.terminate();
        this.worker = undefined;
        this.eras.forget();
        // If the browser keeps a damaged script, the next try gets another one.
        void fetch(this.script, { cache: "reload" }).catch(() => undefined);
        const error = new Stopped(t`The calculator could not be started in this browser.`);
        stop(error);
        this.fail(error);
      };
    });
  }

  private hear(said: Said & { id: number }): void {
    const job = this.waiting.get(said.id);
    if (!job) return;
    if ("progress" in said) return job.progress?.(said.progress);
    this.waiting.delete(said.id);
    if ("refused" in said) return job.stop(new Stopped(fault(told(said.refused, "message"))));
    if (!("failed" in said)) return job.done(said);
    console.error(said.technical);
    job.stop(new Stopped(said.failed));
  }

  private fail(error: Error): void {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const job of all) job.stop(error);
  }
}
