import { expect, test } from '@playwright/test';
import { chooseStop, farStops, openRiderFace, t, waitForMap, waitForOffers } from './rider';

test('the page shows the vehicles live on a map, and in words', async ({ page, isMobile }, info) => {
  await openRiderFace(page);
  await waitForMap(page);
  await expect(page.locator('.attribution')).toBeVisible();
  await expect(page.locator('.attribution')).toContainText('OpenStreetMap');
  await page.screenshot({ path: `test-results/${info.project.name}.png` });

  if (isMobile) {
    await page.getByRole('button', { name: t('nav.vehicles'), exact: true }).click();
  }
  const rows = page.locator('.vehicle-row');
  await expect(rows.first()).toBeVisible();
  await rows.first().getByRole('button').click();
  await expect(rows.first().getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await page.screenshot({ path: `test-results/${info.project.name}-vehicles.png` });
});

test('a booked ride is seen on the map', async ({ page }, info) => {
  await openRiderFace(page);
  const [from, to] = await farStops(page);
  await chooseStop(page, 'origin', from.name);
  await chooseStop(page, 'destination', to.name);
  await page.getByRole('button', { name: t('plan.ask') }).click();
  await waitForOffers(page);
  await waitForMap(page);
  await page.screenshot({ path: `test-results/${info.project.name}-offers.png` });
  await page.getByRole('button', { name: t('offers.confirm') }).click();
  await expect(page.locator('.promise').first()).toBeVisible();
  await expect(page.locator('.trip-mark-pickup')).toBeAttached();
  await expect(page.locator('.vehicle-marker.is-chosen')).toBeAttached();
  await page.screenshot({ path: `test-results/${info.project.name}-ride.png` });
  await page.getByRole('button', { name: t('ride.cancel'), exact: true }).click();
  await page.getByRole('button', { name: t('ride.cancel.yes'), exact: true }).last().click();
  await expect(page.getByRole('heading', { name: t('ride.CANCELLED') })).toBeVisible();
});
