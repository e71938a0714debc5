import { useEffect, useState } from 'react';

/** Whole seconds of wall time until a moment of `performance.now()`; 0 once it is past. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(() => performance.now());
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
