/** Splits the text of a server-sent event stream (WHATWG HTML, 9.2.6) into the data of its events. */
export class EventStreamParser {
  #rest = '';
  #data: string[] = [];

  /** Takes the next piece of text and returns the data of the events that it completes. */
  push(piece: string): string[] {
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    const events: string[] = [];
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0) {
          events.push(this.#data.join('\n'));
        }
        this.#data = [];
      } else if (line === 'data') {
        this.#data.push('');
      } else if (line.startsWith('data:')) {
        this.#data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
      }
    }
    return events;
  }
}

export type StreamState = 'connecting' | 'live' | 'stale';

export interface StreamOptions {
  /** Opens the stream; fails where the service says no. */
  open: (signal: AbortSignal) => Promise<Response>;
  /** Takes the data of an event. */
  onData: (data: unknown) => void;
  onState: (state: StreamState) => void;
  /** Asked when the stream has ended or failed: whether there is more to come. */
  again: (failure: unknown) => boolean;
}

/** Without a byte for this long the connection is given up and opened anew: the first event then tells all. */
const SILENCE_MILLIS = 25_000;
const BACKOFF_FIRST_MILLIS = 500;
const BACKOFF_LAST_MILLIS = 15_000;

/**
 * Follows a stream until it is told to stop: reads it with `fetch`, which unlike `EventSource` can send a token, and
 * opens it again with growing pauses. Returns what stops it.
 */
export function followStream(options: StreamOptions): () => void {
  const stop = new AbortController();
  void follow(options, stop.signal);
  return () => stop.abort();
}

async function follow({ open, onData, onState, again }: StreamOptions, stopped: AbortSignal): Promise<void> {
  let failures = 0;
  onState('connecting');
  while (!stopped.aborted) {
    let failure: unknown = null;
    try {
      await readOnce(open, stopped, (data) => {
        failures = 0;
        onState('live');
        onData(data);
      });
    } catch (error) {
      failure = error;
    }
    if (stopped.aborted || !again(failure)) {
      return;
    }
    // A stream that merely ended is opened again at once, and nothing is stale yet.
    if (failure !== null || failures > 0) {
      onState('stale');
    }
    await pause(backoffMillis(failures), stopped);
    failures += 1;
  }
}

async function readOnce(
  open: StreamOptions['open'],
  stopped: AbortSignal,
  onData: (data: unknown) => void,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
  let heard = false;
  try {
    const answer = await open(AbortSignal.any([stopped, silence.signal]));
    const reader = answer.body?.getReader();
    const decoder = new TextDecoder();
    const parser = new EventStreamParser();
    for (;;) {
      const piece = await reader?.read();
      clearTimeout(timer);
      if (piece === undefined || piece.done) {
        return;
      }
      timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
      for (const data of parser.push(decoder.decode(piece.value, { stream: true }))) {
        onData(JSON.parse(data));
        heard = true;
      }
    }
  } catch (error) {
    // Where nothing happens nothing is sent: a stream that fell silent has ended, it has not failed.
    if (!(heard && silence.signal.aborted)) {
      throw error;
    }
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** Doubles from half a second to fifteen, less up to half at random so that a crowd does not come back as one. */
export function backoffMillis(failures: number, random: number = Math.random()): number {
  const full = Math.min(BACKOFF_LAST_MILLIS, BACKOFF_FIRST_MILLIS * 2 ** failures);
  return full * (1 - random / 2);
}

function pause(millis: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
