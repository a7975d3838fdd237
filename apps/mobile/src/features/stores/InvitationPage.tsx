import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { toFailure } from '../../lib/api/failure';
import { ShopDrawing } from '../../ui/drawings/ShopDrawing';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { InvitationCard } from './components/InvitationCard';
import { useInvitationPreview } from './team.queries';

export interface InvitationPageProps {
  token: string;
  /** The ways on; `isOpen` says that the invitation still holds. */
  actions: (isOpen: boolean) => ReactNode;
}

/** An invitation as both sides of the door show it. */
export function InvitationPage({ token, actions }: InvitationPageProps) {
  const { t } = useTranslation();
  const preview = useInvitationPreview(token);
  return (
    <Screen
      testID="invitation-screen"
      header={<ScreenHeader title={t('team.invitation')} />}
      footer={actions(preview.isSuccess)}
    >
      {preview.data === undefined ? (
        preview.isError ? (
          <FailureState failure={toFailure(preview.error)} onRetry={() => void preview.refetch()} />
        ) : (
          <Skeleton height={320} />
        )
      ) : (
        <>
          <View style={styles.drawing}>
            <ShopDrawing width={260} />
          </View>
          <InvitationCard preview={preview.data} />
        </>
      )}
    </Screen>
  );
}

const styles = StyleSheet.create({ drawing: { alignItems: 'center' } });
