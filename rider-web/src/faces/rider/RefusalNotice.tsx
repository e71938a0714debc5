import { useEffect, useRef } from 'react';
import type { Refusal, RefusalReason } from '../../api/contract';
import { useService } from '../../app/ServiceProvider';
import { ja, type MessageId } from '../../i18n/ja';
import { useLanguage } from '../../i18n/LanguageProvider';
import { useWords } from '../../i18n/useWords';
import { type Plan, wishAt } from './plan';

interface RefusalNoticeProps {
  refusal: Refusal;
  plan: Plan;
  onSearch: (plan: Plan) => void;
}

/** Why there is no ride, and the times that would do. */
export function RefusalNotice({ refusal, plan, onSearch }: RefusalNoticeProps) {
  const { area, clock } = useService();
  const { t, dayTime } = useWords();
  const { code } = useLanguage();
  const times = [refusal.nearestBefore, refusal.nearestAfter].filter((time) => time !== null);
  // The service speaks the area's language; who reads another is told the reason in that.
  const spoken = area.language.split('-')[0] === code && refusal.message !== '';
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [refusal]);
  return (
    <section ref={section} className="notice notice-refusal" role="alert">
      <h2>{t('refusal.title')}</h2>
      <p>{spoken ? refusal.message : t(reasonText(refusal.reason))}</p>
      {times.length > 0 && (
        <>
          <p className="refusal-nearest">{t('refusal.nearest')}</p>
          <div className="refusal-times">
            {times.map((time) => (
              <button
                key={time}
                type="button"
                className="button button-second"
                onClick={() => onSearch({ ...plan, wish: wishAt(plan.wish, time) })}
              >
                {t(plan.wish.kind === 'arrive' ? 'refusal.arrive' : 'refusal.depart', {
                  time: dayTime(time, area.timeZone, clock.now()),
                })}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** A reason that this app does not know yet is told in general words. */
function reasonText(reason: RefusalReason): MessageId {
  const id = `refusal.${reason}` as const;
  return id in ja ? id : 'refusal.REFUSAL_REASON_UNSPECIFIED';
}
