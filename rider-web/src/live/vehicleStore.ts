import type { VehiclesView } from '../api/contract';
import { decodeVehicles } from '../api/decode';
import { followStream, type StreamState } from '../api/eventStream';
import type { EngineClock } from '../time/engineClock';

export interface LiveVehicles {
  state: StreamState;
  /** Null before the first message. */
  view: VehiclesView | null;
}

/**
 * The vehicles as last told, outside of React: the map moves them with every frame, lists and labels change with every
 * message.
 */
export class VehicleStore {
  #now: LiveVehicles = { state: 'connecting', view: null };
  readonly #listeners = new Set<() => void>();

  readonly get = (): LiveVehicles => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows the stream until the returned function is called. */
  follow(open: (signal: AbortSignal) => Promise<Response>, clock: EngineClock): () => void {
    return followStream({
      open,
      onData: (data) => {
        const view = decodeVehicles(data);
        clock.tell(view.now);
        this.#set({ state: 'live', view });
      },
      onState: (state) => {
        if (state !== this.#now.state) {
          this.#set({ ...this.#now, state });
        }
      },
      again: () => true,
    });
  }

  #set(now: LiveVehicles): void {
    this.#now = now;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
