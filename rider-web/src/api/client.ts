import { RiderAccount } from './account';
import type { LatLng, NamedPoint, OfferRequest, OfferSet, Place, Ride, ServiceArea } from './contract';
import {
  ContractError,
  decodeNamedPoint,
  decodeOfferSet,
  decodePlaces,
  decodeRide,
  decodeServiceArea,
  encodeOfferRequest,
} from './decode';
import { ApiProblem } from './problem';

const TIMEOUT_MILLIS = 15_000;

type Fetch = typeof fetch;

/** The calls of the API that this app makes. */
export class ApiClient {
  readonly #fetch: Fetch;
  readonly #account: RiderAccount;

  constructor(fetcher: Fetch, storage: Storage | null) {
    this.#fetch = fetcher;
    this.#account = new RiderAccount(() => this.#openAccount(), storage);
  }

  async serviceArea(): Promise<ServiceArea> {
    return decodeServiceArea(await this.#json('/api/v1/service-area', {}));
  }

  /** Places whose name matches what was typed so far, the best first. */
  async searchPlaces(text: string, near: LatLng | null, limit: number, signal: AbortSignal): Promise<Place[]> {
    const body = JSON.stringify(near === null ? { text, limit } : { text, near, limit });
    return decodePlaces(await this.#asRider('/api/v1/places/search', { method: 'POST', body, signal }));
  }

  /** What is at a point. */
  async namePoint(location: LatLng, signal: AbortSignal): Promise<NamedPoint> {
    const body = JSON.stringify({ location });
    return decodeNamedPoint(await this.#asRider('/api/v1/places/nearest', { method: 'POST', body, signal }));
  }

  async requestOffers(request: OfferRequest): Promise<OfferSet> {
    const body = JSON.stringify(encodeOfferRequest(request));
    return decodeOfferSet(await this.#asRider('/api/v1/offers', { method: 'POST', body }));
  }

  /** Gives back the offers that are held, so that others can have them. */
  async releaseOffers(): Promise<void> {
    await this.#asRider('/api/v1/offers', { method: 'DELETE' });
  }

  /** The same key again gives the same ride, so this may be repeated after a failure. */
  async confirmOffer(offerId: string, idempotencyKey: string): Promise<Ride> {
    const body = JSON.stringify({ offerId });
    const headers = { 'idempotency-key': idempotencyKey };
    return decodeRide(await this.#asRider('/api/v1/rides', { method: 'POST', body, headers }));
  }

  async cancelRide(rideId: string): Promise<Ride> {
    return decodeRide(await this.#asRider(`/api/v1/rides/${encodeURIComponent(rideId)}`, { method: 'DELETE' }));
  }

  /** Says whether another time will do. */
  async answerProposal(rideId: string, proposalId: string, accepted: boolean): Promise<Ride> {
    const body = JSON.stringify({ proposalId, accepted });
    const path = `/api/v1/rides/${encodeURIComponent(rideId)}/proposal`;
    return decodeRide(await this.#asRider(path, { method: 'POST', body }));
  }

  /** Opens the stream of a ride. */
  openRide(rideId: string, signal: AbortSignal): Promise<Response> {
    return this.#withToken(`/api/v1/rides/${encodeURIComponent(rideId)}/live`, {
      signal,
      headers: { accept: 'text/event-stream' },
    });
  }

  /** Opens the stream of all vehicles. */
  async openVehicles(signal: AbortSignal): Promise<Response> {
    const init = { signal, headers: { accept: 'text/event-stream' } };
    return checked(await this.#fetch('/api/v1/vehicles/live', init));
  }

  async #openAccount(): Promise<string> {
    const answer = await this.#json('/api/v1/riders', { method: 'POST', body: '{}' });
    const token = (answer as { token?: unknown } | null)?.token;
    if (typeof token !== 'string' || token === '') {
      throw new ContractError('token must not be empty.');
    }
    return token;
  }

  async #asRider(path: string, init: RequestInit): Promise<unknown> {
    const late = AbortSignal.timeout(TIMEOUT_MILLIS);
    const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
    return (await this.#withToken(path, withType({ ...init, signal }))).json();
  }

  async #json(path: string, init: RequestInit): Promise<unknown> {
    const signal = AbortSignal.timeout(TIMEOUT_MILLIS);
    return (await checked(await this.#fetch(path, withType({ ...init, signal })))).json();
  }

  /** Calls with the rider's token, and once more with a new one where the service does not know it. */
  async #withToken(path: string, init: RequestInit): Promise<Response> {
    const token = await this.#account.token();
    const answer = await this.#fetch(path, withBearer(init, token));
    if (answer.status !== 401) {
      return checked(answer);
    }
    this.#account.reject(token);
    return checked(await this.#fetch(path, withBearer(init, await this.#account.token())));
  }
}

function withType(init: RequestInit): RequestInit {
  return init.body === undefined
    ? init
    : { ...init, headers: { 'content-type': 'application/json', ...init.headers } };
}

function withBearer(init: RequestInit, token: string): RequestInit {
  return { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } };
}

async function checked(answer: Response): Promise<Response> {
  if (answer.ok) {
    return answer;
  }
  const body: unknown = await answer.json().catch(() => null);
  throw new ApiProblem(answer.status, body);
}
