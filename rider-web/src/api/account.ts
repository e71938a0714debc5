const KEY = 'noriai.rider';

/**
 * The rider's account on this device: an opaque token, opened when it is first needed and kept in the browser. Where the
 * browser keeps nothing (private windows of some), it lasts as long as the page.
 */
export class RiderAccount {
  #token: string | null;
  #opening: Promise<string> | null = null;
  readonly #open: () => Promise<string>;
  readonly #storage: Storage | null;

  constructor(open: () => Promise<string>, storage: Storage | null) {
    this.#open = open;
    this.#storage = storage;
    this.#token = read(storage);
  }

  /** The token; opens an account where there is none. Callers at the same time share one account. */
  async token(): Promise<string> {
    if (this.#token !== null) {
      return this.#token;
    }
    this.#opening ??= this.#open()
      .then((token) => {
        this.#token = token;
        write(this.#storage, token);
        return token;
      })
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  /** Gives up a token that the service does not accept, unless a newer one has already taken its place. */
  reject(token: string): void {
    if (this.#token === token) {
      this.#token = null;
    }
  }
}

function read(storage: Storage | null): string | null {
  try {
    return storage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}

function write(storage: Storage | null, token: string): void {
  try {
    storage?.setItem(KEY, token);
  } catch {
    // Full or forbidden: the token in memory serves until the page is closed.
  }
}
