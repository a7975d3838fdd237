import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Session, Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Button } from '../../../ui/Button';
import { FailureBanner } from '../../shared/FailureBanner';
import { ReasonSheet } from '../../shared/ReasonSheet';
import { can } from '../../stores/scopes.model';
import { useReopenSession } from '../review.queries';

export interface ConfirmedActionsProps {
  store: Store;
  session: Session;
  snapshotId: string;
}

/** What is left to do with a confirmed report: compare it, or take the confirmation back. */
export function ConfirmedActions({ store, session, snapshotId }: ConfirmedActionsProps) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const reopen = useReopenSession(store.id, session.id);
  const [isGiving, setGiving] = useState(false);
  const { countId } = session;
  return (
    <>
      <FailureBanner error={reopen.error} testID="reopen-error" />
      <Button
        testID="report-compare"
        label={t('review.compare')}
        tone="outline"
        size="large"
        onPress={() => navigation.navigate('Comparison', { snapshotId })}
      />
      {countId !== null ? (
        <Button
          testID="report-count"
          label={t('counts.toCount')}
          tone="quiet"
          onPress={() => navigation.popTo('Count', { countId })}
        />
      ) : (
        can(store, 'inventory:write') && (
          <Button
            testID="report-reopen"
            label={t('counts.act.reopen')}
            tone="quiet"
            busy={reopen.isPending}
            onPress={() => setGiving(true)}
          />
        )
      )}
      <ReasonSheet
        isOpen={isGiving}
        title={t('counts.act.reopen')}
        hint={t('counts.reopenHint')}
        onClose={() => setGiving(false)}
        onGive={(reason) => {
          setGiving(false);
          reopen.mutate(reason);
        }}
      />
    </>
  );
}
