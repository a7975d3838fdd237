import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Store } from '../../../lib/api/types';
import { Button, type ButtonTone } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import type { IconName } from '../../../ui/Icon';
import { FailureBanner } from '../../shared/FailureBanner';
import { ReasonSheet } from '../../shared/ReasonSheet';
import type { CountAct } from '../count.model';
import type { CountDetail } from '../counts.calls';
import { useMoveCount } from '../counts.queries';

export interface CountActionsProps {
  store: Store;
  count: CountDetail;
  acts: readonly CountAct[];
}

const looks: Record<CountAct, { icon: IconName; tone: ButtonTone }> = {
  confirm: { icon: 'check', tone: 'primary' },
  submit: { icon: 'arrow-right', tone: 'primary' },
  approve: { icon: 'shield', tone: 'outline' },
  return: { icon: 'undo', tone: 'outline' },
  reopen: { icon: 'undo', tone: 'outline' },
  cancel: { icon: 'close', tone: 'quiet' },
};

/** What cannot be taken back with one press is asked first. */
const asked: readonly CountAct[] = ['confirm', 'cancel'];

/** The count's next step in thumb's reach, and the others below it. */
export function CountActions({ store, count, acts }: CountActionsProps) {
  const { t } = useTranslation();
  const move = useMoveCount(store.id, count.id);
  const [asking, setAsking] = useState<'confirm' | 'cancel' | null>(null);
  const [giving, setGiving] = useState<'return' | 'reopen' | null>(null);
  const press = (act: CountAct) => {
    if (act === 'return' || act === 'reopen') setGiving(act);
    else if (act === 'confirm' || act === 'cancel') setAsking(act);
    else move.mutate({ step: act });
  };
  const isReview = count.status === 'IN_REVIEW' && count.needsApproval;
  const labelOf = (act: CountAct) =>
    act === 'confirm' && isReview ? t('counts.approveAndConfirm') : t(`counts.act.${act}`);
  return (
    <>
      <FailureBanner error={move.error} testID="count-error" />
      {acts.map((act, index) => (
        <Button
          key={act}
          testID={`count-${act}`}
          label={labelOf(act)}
          icon={looks[act].icon}
          tone={looks[act].tone}
          size={index === 0 && !asked.slice(1).includes(act) ? 'large' : 'regular'}
          busy={move.isPending && index === 0}
          disabled={move.isPending}
          onPress={() => press(act)}
        />
      ))}
      <ConfirmDialog
        isOpen={asking !== null}
        tone={asking === 'cancel' ? 'danger' : 'primary'}
        title={t(asking === 'cancel' ? 'counts.cancelTitle' : 'counts.confirmTitle')}
        message={t(asking === 'cancel' ? 'counts.cancelMessage' : 'counts.confirmMessage')}
        confirm={t(asking === 'cancel' ? 'counts.act.cancel' : 'counts.act.confirm')}
        cancel={t('common.back')}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          if (asking !== null) move.mutate({ step: asking });
          setAsking(null);
        }}
      />
      <ReasonSheet
        isOpen={giving !== null}
        title={t(giving === 'reopen' ? 'counts.act.reopen' : 'counts.act.return')}
        hint={t(giving === 'reopen' ? 'counts.reopenHint' : 'counts.returnHint')}
        onClose={() => setGiving(null)}
        onGive={(reason) => {
          if (giving !== null) move.mutate({ step: giving, reason });
          setGiving(null);
        }}
      />
    </>
  );
}
