import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const OriginIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="6" strokeWidth="3.4" />
  </Icon>
);

export const DestinationIcon = () => (
  <Icon>
    <path d="M12 21.5c-4.6-4.8-7-8.4-7-11.5a7 7 0 0 1 14 0c0 3.1-2.4 6.7-7 11.5Z" fill="currentColor" />
    <circle cx="12" cy="10" r="2.4" fill="var(--surface)" stroke="none" />
  </Icon>
);

export const SwapIcon = () => (
  <Icon>
    <path d="M8 4v15m0 0-3.5-3.5M8 19l3.5-3.5M16 20V5m0 0-3.5 3.5M16 5l3.5 3.5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="m15 15 5 5" />
  </Icon>
);

export const HereIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="5" />
    <path d="M12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4" />
  </Icon>
);

export const MapIcon = () => (
  <Icon>
    <path d="m3 6.5 6-2.5 6 2.5 6-2.5v13.5L15 20l-6-2.5L3 20ZM9 4v13.5M15 6.5V20" />
  </Icon>
);

export const BusIcon = () => (
  <Icon>
    <path d="M5 17V7.5A2.5 2.5 0 0 1 7.5 5h9A2.5 2.5 0 0 1 19 7.5V17ZM5 11.5h14M7.5 17v2M16.5 17v2" />
    <path d="M8.5 14.3h.01M15.5 14.3h.01" strokeWidth="2.6" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="7.5" r="3.5" />
    <path d="M5 20c0-4.2 3-6.5 7-6.5s7 2.3 7 6.5" />
  </Icon>
);

export const WheelchairIcon = () => (
  <Icon>
    <circle cx="10" cy="4.5" r="1.6" fill="currentColor" />
    <path d="M10 8.5v6h5.5l2.5 5M10 11h4.5" />
    <path d="M7.5 12.2a4.8 4.8 0 1 0 6.8 5.8" />
  </Icon>
);

export const WalkIcon = () => (
  <Icon>
    <circle cx="13" cy="4.2" r="1.5" fill="currentColor" />
    <path d="m8 11.5 2.5-3 3-.5 2 3.5 3 1M12 8.5l-1 6 3 2.5 1 4.5M11 14.5 9.5 18 7 21.5" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7.5" strokeWidth="3" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M12 3.5 2.5 20h19ZM12 10v4.5M12 17.2v.1" />
  </Icon>
);

export const MinusIcon = () => (
  <Icon>
    <path d="M5 12h14" strokeWidth="2.6" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M5 12h14M12 5v14" strokeWidth="2.6" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m6 9 6 6 6-6" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5.2l3.3 2" />
  </Icon>
);

/** The mark of the service: two ways that become one. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="#1f3f77" />
    <path d="M9 7c0 9.5 7 8 7 17" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
    <path d="M23 7c0 9.5-7 8-7 17" fill="none" stroke="#f4a27b" strokeWidth="3.2" strokeLinecap="round" />
    <circle cx="16" cy="25" r="3" fill="#fff" />
  </svg>
);
