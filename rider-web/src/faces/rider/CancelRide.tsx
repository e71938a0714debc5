import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Ride } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { useWords } from '../../i18n/useWords';

interface CancelRideProps {
  ride: Ride;
  pending: boolean;
  onCancel: () => void;
}

/** Cancels a ride, after asking once. */
export function CancelRide({ ride, pending, onCancel }: CancelRideProps) {
  const { area, clock } = useService();
  const { t, window } = useWords();
  return (
    <DialogTrigger>
      <Button className="button button-danger" isDisabled={pending}>
        {t(pending ? 'ride.cancelling' : 'ride.cancel')}
      </Button>
      <ModalOverlay className="ask-overlay">
        <Modal className="ask-modal">
          <Dialog role="alertdialog" className="ask-dialog">
            {({ close }) => (
              <>
                <Heading slot="title">{t('ride.cancel.title')}</Heading>
                <p>{t('ride.cancel.text', { time: window(ride.promisedPickup, area.timeZone, clock.now()) })}</p>
                <div className="ask-buttons">
                  <Button className="button button-second" onPress={close}>
                    {t('ride.cancel.no')}
                  </Button>
                  <Button
                    className="button button-danger-strong"
                    onPress={() => {
                      onCancel();
                      close();
                    }}
                  >
                    {t('ride.cancel.yes')}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
