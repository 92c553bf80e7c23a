import { compile, Engine } from "./engine";

/** The engine as the page meets it: perhaps not there yet, perhaps never. */
export class Calculator {
  private engine: Promise<Engine> | undefined;
  /** Whether an answer can be had at once. */
  ready = false;

  /** `failed` is told when the engine could not be loaded. */
  constructor(private readonly url: string, private readonly integrity: string, private readonly failed: () => void) {}

  /** Loads the engine, again if it failed before. */
  load(): Promise<Engine> {
    this.engine ??= compile(this.url, this.integrity).then(Engine.load).then(
      engine => {
        this.ready = true;
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

  /** Asks the engine, once it is there. */
  async ask<Answer>(verb: string, request: object): Promise<Answer> {
    const engine = await this.load();
    return JSON.parse(engine.answer(verb, JSON.stringify(request))) as Answer;
  }
}
