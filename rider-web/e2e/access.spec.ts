import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { chooseStop, farStops, openRiderFace, placeButton, settled, t, waitForMap, waitForOffers } from './rider';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test.skip(({ isMobile }) => isMobile !== (colorScheme === 'light'), 'light on the phone, dark on the desktop');

    test('nothing stands in the way of a rider with a disability', async ({ page, isMobile }) => {
      await openRiderFace(page);
      await waitForMap(page);
      await expectAccessible(page, 'plan');

      await page.getByRole('button', { name: t('plan.ask') }).click();
      await expectAccessible(page, 'plan with problems');

      await placeButton(page, 'origin').click();
      await expect(page.getByRole('searchbox')).toBeFocused();
      await expectAccessible(page, 'search');
      await page.getByRole('searchbox').fill('a');
      await settled(page);
      await expectAccessible(page, 'places that were found');
      // With a text in the field, the first Escape clears it.
      await page.getByRole('searchbox').fill('');
      await page.keyboard.press('Escape');

      const [from, to] = await farStops(page);
      await chooseStop(page, 'origin', from.name);
      await chooseStop(page, 'destination', to.name);
      await page.getByRole('radio', { name: t('when.depart') }).check({ force: true });
      await expectAccessible(page, 'plan with a time');
      await page.getByRole('radio', { name: t('when.now') }).check({ force: true });
      await page.getByRole('button', { name: t('plan.ask') }).click();
      await waitForOffers(page);
      await expectAccessible(page, 'offers');

      await page.getByRole('button', { name: t('offers.confirm') }).click();
      await expect(page.locator('.promise').first()).toBeVisible();
      await expectAccessible(page, 'ride');
      await page.getByRole('button', { name: t('ride.cancel'), exact: true }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectAccessible(page, 'question before cancelling');
      await page.getByRole('button', { name: t('ride.cancel.yes'), exact: true }).last().click();
      await expect(page.getByRole('heading', { name: t('ride.CANCELLED') })).toBeVisible();

      if (isMobile) {
        await page.getByRole('button', { name: t('nav.vehicles'), exact: true }).click();
      }
      await page.locator('.vehicle-button').first().click();
      await expectAccessible(page, 'vehicles');
    });
  });
}

/** No finding of axe's that is serious or critical. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join('\n  ')}`);
  expect(grave, where).toEqual([]);
}
