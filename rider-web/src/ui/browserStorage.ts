/** What the browser keeps for this site; null where it keeps nothing. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function readKept(key: string): string | null {
  return browserStorage()?.getItem(key) ?? null;
}

/** Keeps a value, or forgets it where it is null. A browser that is full or forbids it keeps nothing. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) {
      browserStorage()?.removeItem(key);
    } else {
      browserStorage()?.setItem(key, value);
    }
  } catch {
    // The page works on without it until it is closed.
  }
}
