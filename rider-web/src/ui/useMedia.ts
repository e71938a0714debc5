import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, now and as it changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Where the panels stand beside each other over the map. */
export function useWide(): boolean {
  return useMedia('(min-width: 64rem)');
}

export function useScheme(): 'light' | 'dark' {
  return useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}
