import type { Millis } from '../api/contract';

/**
 * The engine's time, which is what the page shows: told by the service with each message, and between messages run on
 * at the engine's speed. Values of `steady` are milliseconds of a clock that only runs forward.
 */
export class EngineClock {
  #engine: Millis;
  #steady: number;
  #speed: number;
  readonly #now: () => number;

  constructor(engine: Millis, speed: number, steady: () => number = () => performance.now()) {
    this.#engine = engine;
    this.#speed = speed;
    this.#now = steady;
    this.#steady = steady();
  }

  get speed(): number {
    return this.#speed;
  }

  now(): Millis {
    return this.#engine + (this.#now() - this.#steady) * this.#speed;
  }

  /** The service says what time it is now. */
  tell(engine: Millis): void {
    this.#engine = engine;
    this.#steady = this.#now();
  }
}
