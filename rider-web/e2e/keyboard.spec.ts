import { expect, type Page, test } from '@playwright/test';
import { farStops, openRiderFace, placeButton, settled, stopOption, t, waitForOffers } from './rider';

test.skip(({ isMobile }) => isMobile, 'a phone has no keyboard');

test('a ride is booked and cancelled with the keyboard alone', async ({ page }) => {
  await openRiderFace(page);
  const [from, to] = await farStops(page);
  await typeStop(page, 'origin', from.name);
  await typeStop(page, 'destination', to.name);
  await tabTo(page, t('plan.ask'));
  await page.keyboard.press('Enter');

  await waitForOffers(page);
  await tabTo(page, t('offers.confirm'));
  await page.keyboard.press('Enter');

  await expect(page.locator('.promise').first()).toBeVisible();
  await tabTo(page, t('ride.cancel'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, t('ride.cancel.yes'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('ride.CANCELLED') })).toBeVisible();
});

/** Presses Tab until the focus is on a button of that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const named = (element?.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '');
      return element?.getAttribute('aria-label') || named.join(' ').trim() || element?.textContent?.trim() || '';
    });
    if (focused.startsWith(name)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to "${name}".`);
}

async function typeStop(page: Page, role: 'origin' | 'destination', name: string): Promise<void> {
  await tabTo(page, `${t(`plan.${role}`)} `);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(name);
  await settled(page);
  const stop = stopOption(page, name);
  await expect(stop).toBeVisible();
  for (let i = 0; i < 20 && (await stop.getAttribute('data-focused')) === null; i++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(placeButton(page, role)).toContainText(name);
}
