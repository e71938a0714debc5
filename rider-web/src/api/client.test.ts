import { describe, expect, it } from 'vitest';
import { ApiClient } from './client';
import { ApiProblem } from './problem';

interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** A service that opens accounts and otherwise answers as told. */
function service(answer: (call: Call, calls: Call[]) => Response) {
  const calls: Call[] = [];
  let accounts = 0;
  const fetcher = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const call: Call = {
      method: init.method ?? 'GET',
      path: String(input),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    if (call.path === '/api/v1/riders') {
      accounts += 1;
      return Response.json({ riderId: `r${accounts}`, token: `t${accounts}` });
    }
    calls.push(call);
    return answer(call, calls);
  };
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
  return { api: () => new ApiClient(fetcher as typeof fetch, storage), calls, accounts: () => accounts };
}

const ride = {
  rideId: 'o1',
  status: 'CANCELLED',
  promisedPickup: { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:10:00Z' },
  promisedLatestArrival: '2026-11-23T09:30:00Z',
};
const request = {
  origin: { latitude: 43.73, longitude: 7.42 },
  destination: { latitude: 43.74, longitude: 7.43 },
  party: { seats: 2, wheelchairs: 0 },
};

describe('a rider\'s calls', () => {
  it('carry the token of one account, which is kept for the next visit', async () => {
    const { api, calls, accounts } = service(() => Response.json(ride));
    const first = api();
    await Promise.all([first.cancelRide('o1'), first.cancelRide('o/2')]);
    await api().cancelRide('o3');
    expect(accounts()).toBe(1);
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'DELETE /api/v1/rides/o1',
      'DELETE /api/v1/rides/o%2F2',
      'DELETE /api/v1/rides/o3',
    ]);
    expect(calls.map(({ headers }) => headers.get('authorization'))).toEqual(Array(3).fill('Bearer t1'));
  });

  it('are made again with a new account where the token is not known', async () => {
    const { api, calls, accounts } = service(({ headers }) =>
      headers.get('authorization') === 'Bearer t1' ? Response.json({ status: 401 }, { status: 401 }) : Response.json(ride),
    );
    await api().cancelRide('o1');
    expect(accounts()).toBe(2);
    expect(calls.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('end with a problem where the new token is refused too', async () => {
    const { api, accounts } = service(() => Response.json({ status: 401, title: 'No' }, { status: 401 }));
    await expect(api().cancelRide('o1')).rejects.toMatchObject({ status: 401, title: 'No' });
    expect(accounts()).toBe(2);
  });

  it('give back what is held', async () => {
    const { api, calls } = service(() => Response.json({}));
    await api().releaseOffers();
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /api/v1/offers']);
  });

  it('confirm with the key in a header', async () => {
    const { api, calls } = service(() => Response.json(ride));
    await api().confirmOffer('o1', 'k-1');
    expect(calls[0]?.headers.get('idempotency-key')).toBe('k-1');
    expect(calls[0]?.body).toEqual({ offerId: 'o1' });
  });

  it.each([
    [{ kind: 'now' as const }, {}],
    [{ kind: 'depart' as const, at: Date.UTC(2026, 10, 23, 9) }, { earliestDeparture: '2026-11-23T09:00:00.000Z' }],
    [{ kind: 'arrive' as const, by: Date.UTC(2026, 10, 23, 9) }, { latestArrival: '2026-11-23T09:00:00.000Z' }],
  ])('ask for offers with the wish %j', async (wish, sent) => {
    const { api, calls } = service(() => Response.json({ refusal: { reason: 'TOO_CLOSE' } }));
    const answer = await api().requestOffers({ ...request, wish });
    expect(calls[0]?.body).toEqual({ ...request, ...sent });
    expect(answer).toEqual({
      offers: [],
      heldMillis: 0,
      refusal: { reason: 'TOO_CLOSE', message: '', nearestBefore: null, nearestAfter: null },
    });
  });

  it('tell every problem with its field', async () => {
    const { api } = service(() =>
      Response.json(
        {
          type: 'about:blank',
          title: 'Invalid',
          status: 400,
          detail: 'Two problems.',
          errors: [
            { field: 'party.seats', value: '99', message: 'At most 8.' },
            { field: 'latest_arrival', value: 'x', message: 'In the past.' },
          ],
        },
        { status: 400 },
      ),
    );
    const problem = await api()
      .requestOffers({ ...request, wish: { kind: 'now' } })
      .catch((error: unknown) => error as ApiProblem);
    expect(problem).toBeInstanceOf(ApiProblem);
    const { errors, message, passing } = problem as ApiProblem;
    expect([message, passing, errors.length]).toEqual(['Two problems.', false, 2]);
    expect((problem as ApiProblem).of('latestArrival').map(({ value }) => value)).toEqual(['x']);
    expect((problem as ApiProblem).of('party').map(({ message: words }) => words)).toEqual(['At most 8.']);
  });

  it('have a problem too where the answer is no JSON', async () => {
    const { api } = service(() => new Response('<html>', { status: 503 }));
    await expect(api().cancelRide('o1')).rejects.toMatchObject({ status: 503, passing: true, errors: [] });
  });
});
