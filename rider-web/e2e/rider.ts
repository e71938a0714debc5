import { expect, type Locator, type Page } from '@playwright/test';
import { ja, type MessageId } from '../src/i18n/ja';

/** A text of the Japanese catalogue, as it stands or with its values filled in. */
export function t(id: MessageId, values: Record<string, string> = {}): string {
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), ja[id] as string);
}

/** A text of the catalogue in which each value may be anything. */
export function like(id: MessageId): RegExp {
  const pieces = ja[id].split(/\{[^}]+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(pieces.join('.+'));
}

interface Stop {
  stopId: string;
  name: string;
  location: { latitude: number; longitude: number };
}

/** Two stops whose names are their own, far from each other and so worth a ride, as the service names them. */
export async function farStops(page: Page): Promise<[Stop, Stop]> {
  const answer = await page.request.get('/api/v1/service-area');
  expect(answer.ok(), `service-area answered ${answer.status()}`).toBe(true);
  const { stops } = (await answer.json()) as { stops: Stop[] };
  const named = stops.filter(({ name }) => stops.filter((other) => other.name.includes(name)).length === 1);
  const [first] = named;
  if (first === undefined) {
    throw new Error(`None of ${stops.length} stops has a name of its own.`);
  }
  const farthest = (from: Stop) =>
    named.reduce((best, stop) => (squared(from, stop) > squared(from, best) ? stop : best), from);
  const one = farthest(first);
  return [one, farthest(one)];
}

function squared(a: Stop, b: Stop): number {
  const north = a.location.latitude - b.location.latitude;
  const east = (a.location.longitude - b.location.longitude) * Math.cos((a.location.latitude * Math.PI) / 180);
  return north * north + east * east;
}

export async function openRiderFace(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: t('plan.title') })).toBeVisible();
}

export function placeButton(page: Page, role: 'origin' | 'destination'): Locator {
  return page.getByRole('button', { name: new RegExp(`^${t(`plan.${role}`)} `) });
}

/** Finds a stop by its name and chooses it. */
export async function chooseStop(page: Page, role: 'origin' | 'destination', name: string): Promise<void> {
  await placeButton(page, role).click();
  const dialog = page.getByRole('dialog', { name: t(`search.${role}`) });
  await dialog.getByRole('searchbox').fill(name);
  await settled(page);
  await stopOption(dialog, name).click();
  await expect(dialog).toBeHidden();
  await expect(placeButton(page, role)).toContainText(name);
}

/** The stop of that name among the places that were found; a shop or a street may be called the same. */
export function stopOption(within: Page | Locator, name: string): Locator {
  return within
    .getByRole('option', { name, exact: true })
    .and(within.locator('[data-kind="VIRTUAL_STOP"]'))
    .first();
}

/** Waits until the service has answered what was typed. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.search-list[data-settled="true"]')).toBeAttached();
}

/** Waits for offers. A refusal that names a time is answered by asking for that one, as a rider would. */
export async function waitForOffers(page: Page): Promise<void> {
  const offers = page.getByRole('heading', { name: t('offers.title') });
  const better = page.getByRole('button', { name: like('refusal.depart') });
  for (let i = 0; i < 3; i++) {
    await expect(offers.or(better.first())).toBeVisible();
    if (await offers.isVisible()) {
      return;
    }
    await better.last().click();
  }
  await expect(offers).toBeVisible();
}

/** Waits until the map has drawn its streets. */
export async function waitForMap(page: Page): Promise<void> {
  await expect(page.locator('.map-canvas[data-drawn="true"]')).toBeVisible();
  await expect(page.locator('.vehicle-marker').first()).toBeAttached();
}
