import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMillis, EventStreamParser, followStream, type StreamState } from './eventStream';

describe('the text of an event stream', () => {
  const all = (...pieces: string[]) => {
    const parser = new EventStreamParser();
    return pieces.flatMap((piece) => parser.push(piece));
  };

  it.each([
    ['one event', ['data: {"a":1}\n\n'], ['{"a":1}']],
    ['an event in pieces', ['da', 'ta: {"a"', ':1}\n', '\n'], ['{"a":1}']],
    ['two events in one piece', ['data: 1\n\ndata: 2\n\n'], ['1', '2']],
    ['data over two lines', ['data: a\ndata: b\n\n'], ['a\nb']],
    ['lines that end with carriage returns', ['data: 1\r\n\r\ndata: 2\r\r'], ['1']],
    ['a line end that is cut in two', ['data: 1\r', '\n\r', '\n'], ['1']],
    ['no space after the colon', ['data:1\n\n'], ['1']],
    ['comments and other fields', [': still here\n\nevent: x\nid: 7\nretry: 3\ndata: 1\n\n'], ['1']],
    ['an unfinished event', ['data: 1\n'], []],
  ])('is read with %s', (_, pieces, events) => {
    expect(all(...pieces)).toEqual(events);
  });
});

describe('the pause before a stream is opened again', () => {
  it('doubles up to fifteen seconds, less a random part', () => {
    expect([0, 1, 2, 3].map((failures) => backoffMillis(failures, 0))).toEqual([500, 1_000, 2_000, 4_000]);
    expect(backoffMillis(20, 0)).toBe(15_000);
    expect(backoffMillis(20, 1)).toBe(7_500);
  });
});

describe('a stream that is followed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Serves the given answers one after the other, and notes what is seen. */
  function follow(answers: (() => Promise<Response>)[], again: (failure: unknown) => boolean = () => true) {
    const seen: unknown[] = [];
    const states: StreamState[] = [];
    let opened = 0;
    const stop = followStream({
      open: () => {
        opened += 1;
        return (answers.shift() ?? (() => new Promise<Response>(() => {})))();
      },
      onData: (data) => seen.push(data),
      onState: (state) => {
        if (states.at(-1) !== state) {
          states.push(state);
        }
      },
      again,
    });
    return { seen, states, stop, opened: () => opened };
  }
  const events = (...data: unknown[]) =>
    Promise.resolve(new Response(data.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')));

  it('is opened again after its end, without being called stale', async () => {
    const { seen, states, stop } = follow([() => events(1, 2), () => events(3)]);
    await vi.advanceTimersByTimeAsync(2_000);
    stop();
    expect(seen).toEqual([1, 2, 3]);
    expect(states).toEqual(['connecting', 'live']);
  });

  it('is stale after a failure until it is heard again', async () => {
    const { seen, states, stop } = follow([
      () => events(1),
      () => Promise.reject(new TypeError('network')),
      () => events(2),
    ]);
    await vi.advanceTimersByTimeAsync(5_000);
    stop();
    expect(seen).toEqual([1, 2]);
    expect(states).toEqual(['connecting', 'live', 'stale', 'live']);
  });

  it('ends where there is no more to come', async () => {
    const { seen, opened } = follow([() => events(1)], () => false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toEqual([1]);
    expect(opened()).toBe(1);
  });

  it('is not opened again once stopped', async () => {
    const { stop, opened } = follow([() => Promise.reject(new Error('no'))]);
    await vi.advanceTimersByTimeAsync(1);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened()).toBe(1);
  });
});
