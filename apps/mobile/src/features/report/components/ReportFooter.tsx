import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import type { Session, Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { contentWidth, space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { useConfirmSession } from '../review.queries';
import type { Undo } from '../use-undo';
import { ConfirmedActions } from './ConfirmedActions';
import { UndoBar } from './UndoBar';

export interface ReportFooterProps {
  store: Store;
  session: Session;
  isOpen: boolean;
  /** Corrections on their way: the count is not confirmed without them. */
  hasPending: boolean;
  doubts: number;
  undo: Undo | null;
}

/** The report's main act in thumb's reach: confirm the count, or compare it once it is confirmed. */
export function ReportFooter(props: ReportFooterProps) {
  const { store, session, isOpen, hasPending, doubts, undo } = props;
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const confirm = useConfirmSession(store.id, session.id);
  const [isAsking, setAsking] = useState(false);
  const { snapshotId, countId } = session;
  if (!isOpen && snapshotId === null) return null;
  return (
    <View style={[styles.footer, { paddingBottom: insets.bottom + space.md }]}>
      <View style={styles.column}>
        {undo !== null && <UndoBar message={undo.message} onUndo={undo.run} />}
        <FailureBanner error={confirm.error} testID="confirm-error" />
        {isOpen && countId !== null ? (
          <Button
            testID="report-count"
            label={t('counts.toCount')}
            icon="count"
            size="large"
            onPress={() => navigation.popTo('Count', { countId })}
          />
        ) : isOpen ? (
          <Button
            testID="report-confirm"
            label={hasPending ? t('review.sending') : t('review.confirm')}
            icon="check"
            size="large"
            busy={confirm.isPending}
            disabled={hasPending}
            onPress={() => setAsking(true)}
          />
        ) : (
          snapshotId !== null && (
            <ConfirmedActions store={store} session={session} snapshotId={snapshotId} />
          )
        )}
      </View>
      <ConfirmDialog
        isOpen={isAsking}
        tone="primary"
        title={t('review.confirmTitle')}
        message={
          doubts > 0 ? t('review.confirmDoubts', { count: doubts }) : t('review.confirmMessage')
        }
        confirm={t('review.confirm')}
        cancel={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          confirm.mutate();
        }}
      />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    footer: {
      paddingTop: space.md,
      paddingHorizontal: space.xl - 4,
      borderTopWidth: 1,
      borderTopColor: colors.border,
      backgroundColor: colors.background,
    },
    column: {
      width: '100%',
      maxWidth: contentWidth - 2 * (space.xl - 4),
      alignSelf: 'center',
      gap: space.sm,
    },
  });
