import { createContext, type ReactNode, useContext, useRef } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Gives its children a way to have a change of state read out by a screen reader, wherever the focus is. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const region = useRef<HTMLParagraphElement>(null);
  const announce = useRef((text: string) => {
    if (region.current !== null) {
      region.current.textContent = text;
    }
  });
  return (
    <AnnounceContext value={announce.current}>
      {children}
      <p ref={region} className="visually-hidden" role="status" aria-live="polite" />
    </AnnounceContext>
  );
}

export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}
