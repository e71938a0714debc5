import { useEffect } from 'react';
import type { StreamState } from '../../api/eventStream';
import { useWords } from '../../i18n/useWords';
import { useAnnounce } from '../../ui/Announcer';
import { WarningIcon } from '../../ui/icons';

/** Says in words that what is shown is not fresh. */
export function StreamNotice({ state }: { state: StreamState }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const stale = state === 'stale';
  useEffect(() => {
    if (stale) {
      announce(t('stream.stale'));
    }
  }, [stale, announce, t]);
  return stale ? (
    <p className="notice notice-warn">
      <WarningIcon />
      {t('stream.stale')}
    </p>
  ) : null;
}
