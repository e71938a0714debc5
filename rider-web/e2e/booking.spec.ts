import { expect, test } from '@playwright/test';
import { chooseStop, farStops, like, openRiderFace, t, waitForOffers } from './rider';

test('a rider books a ride, sees the promise, follows the vehicle and cancels', async ({ page }) => {
  await openRiderFace(page);
  const [from, to] = await farStops(page);
  await chooseStop(page, 'origin', from.name);
  await chooseStop(page, 'destination', to.name);
  await page.getByRole('button', { name: t('plan.ask') }).click();

  await waitForOffers(page);
  const offers = page.getByRole('radiogroup', { name: t('offers.label') }).getByRole('radio');
  expect(await offers.count()).toBeGreaterThanOrEqual(1);
  expect(await offers.count()).toBeLessThanOrEqual(3);
  await expect(offers.first()).toBeChecked();
  await expect(page.getByRole('timer')).toHaveText(like('offers.held'));
  const promised = (await page.locator('.offer-window').first().textContent()) ?? '';
  expect(promised).toMatch(/\d\d:\d\d–\d\d:\d\d$/);

  await page.getByRole('button', { name: t('offers.confirm') }).click();
  await expect(page.locator('.promise').first()).toHaveText(t('ride.promise.pickup', { window: promised }));
  await expect(page.locator('.promise').nth(1)).toHaveText(like('ride.promise.arrival'));
  await expect(page.getByRole('heading', { name: following() })).toBeVisible();

  // The ride is the rider's after the page was left and opened again, and so is its promise.
  await page.reload();
  await expect(page.getByRole('heading', { name: following() })).toBeVisible();
  await expect(page.locator('.promise').first()).toHaveText(t('ride.promise.pickup', { window: promised }));

  await page.getByRole('button', { name: t('ride.cancel'), exact: true }).click();
  const ask = page.getByRole('alertdialog', { name: t('ride.cancel.title') });
  await ask.getByRole('button', { name: t('ride.cancel.yes'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('ride.CANCELLED') })).toBeVisible();
  await page.getByRole('button', { name: t('ride.new') }).click();
  await expect(page.getByRole('heading', { name: t('plan.title') })).toBeVisible();
});

/** A ride that is booked and not over. */
function following(): RegExp {
  const texts = (['CONFIRMED', 'VEHICLE_COMING', 'VEHICLE_WAITING', 'ON_BOARD'] as const).map((status) =>
    t(`ride.${status}`),
  );
  return new RegExp(`^(${texts.join('|')})$`);
}

test('what is missing is said next to its field, all at once', async ({ page }) => {
  await openRiderFace(page);
  await page.getByRole('button', { name: t('plan.ask') }).click();
  await expect(page.getByText(t('check.origin')).first()).toBeVisible();
  await expect(page.getByText(t('check.destination')).first()).toBeVisible();
});
