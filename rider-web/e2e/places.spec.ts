import { expect, test } from '@playwright/test';
import { openRiderFace, placeButton, settled, t, waitForMap } from './rider';

/** Of Monaco, whose map the tests run on: typed as nobody would spell it, without an accent and with a letter missing. */
const TYPED = 'casin de monte carlo';

test('a place is found by its name, mistyped, and becomes the destination', async ({ page }, info) => {
  await openRiderFace(page);
  await placeButton(page, 'destination').click();
  const dialog = page.getByRole('dialog', { name: t('search.destination') });
  const field = dialog.getByRole('searchbox', { name: t('search.label') });
  await field.fill('hopital');
  await settled(page);
  const first = dialog.getByRole('option').first();
  await expect(first).toContainText(/hôpital/i);
  await field.fill('monte');
  await settled(page);
  await expect(dialog.getByRole('option').nth(3)).toContainText(/monte/i);
  await page.screenshot({ path: `test-results/${info.project.name}-places.png` });

  await field.fill('qqqzzzqqq');
  await expect(dialog.getByText(t('search.none', { text: 'qqqzzzqqq' }))).toBeVisible();

  await field.fill(TYPED);
  await settled(page);
  const casino = dialog.getByRole('option').filter({ hasText: /casino/i }).first();
  await expect(casino).toBeVisible();
  await casino.click();
  await expect(dialog).toBeHidden();
  await expect(placeButton(page, 'destination')).toContainText(/casino/i);
});

test('a point that was chosen on the map is named', async ({ page, isMobile }, info) => {
  await openRiderFace(page);
  await placeButton(page, 'origin').click();
  await page.getByRole('button', { name: t('search.map') }).click();
  await waitForMap(page);
  const box = await page.locator('.map-canvas').boundingBox();
  if (box === null) {
    throw new Error('The map has no size.');
  }
  await page.mouse.click(box.x + box.width * (isMobile ? 0.5 : 0.52), box.y + box.height * 0.45);
  await expect(placeButton(page, 'origin')).not.toContainText(t('plan.origin.empty'));
  await expect(placeButton(page, 'origin')).not.toContainText(t('place.onMap'));
  await page.screenshot({ path: `test-results/${info.project.name}-named.png` });
});
