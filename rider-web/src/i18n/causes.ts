/** Why a ride was missed or a promise broken, as the service names it. */
const CAUSES = [
  'RIDER_ABSENT',
  'VEHICLE_LATE',
  'VEHICLE_DELAYED',
  'VEHICLE_LOST',
  'SHIFT_CURTAILED',
  'ZONE_SUSPENDED',
  'STREETS_CHANGED',
  'RIDE_MOVED',
] as const;

export type Cause = (typeof CAUSES)[number];

/** Whether the catalogues have words for it. */
export function isCause(name: string): name is Cause {
  return (CAUSES as readonly string[]).includes(name);
}
