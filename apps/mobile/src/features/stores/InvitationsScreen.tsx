import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ShopDrawing } from '../../ui/drawings/ShopDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { InvitationCard } from './components/InvitationCard';
import { useAcceptMyInvitation, useMyInvitations } from './team.queries';

/** Shops that ask the person into their team. */
export function InvitationsScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const back = useGoBack();
  const invitations = useMyInvitations();
  const accept = useAcceptMyInvitation();
  const setActiveStore = useSettingsStore((state) => state.setActiveStore);
  const join = (invitationId: string) =>
    accept.mutate(invitationId, {
      onSuccess: (store) => {
        setActiveStore(store.id);
        navigation.popTo('Tabs', { screen: 'Home' });
      },
    });
  return (
    <Screen
      testID="invitations-screen"
      header={
        <ScreenHeader
          title={t('team.invitations')}
          back={{ label: t('common.back'), onPress: back }}
        />
      }
    >
      <FailureBanner error={accept.error} testID="invitations-error" />
      <Loaded query={invitations} shapes={[240]}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              testID="invitations-empty"
              drawing={<ShopDrawing width={220} />}
              title={t('team.noInvitationsTitle')}
              message={t('team.noInvitations')}
            />
          ) : (
            items.map((invitation, index) => (
              <Card key={invitation.id} testID={`invitation-${index}`} style={styles.card}>
                <InvitationCard preview={invitation} />
                <Button
                  testID={`invitation-join-${index}`}
                  label={t('team.join')}
                  icon="check"
                  busy={accept.isPending && accept.variables === invitation.id}
                  disabled={accept.isPending}
                  onPress={() => join(invitation.id)}
                />
              </Card>
            ))
          )
        }
      </Loaded>
    </Screen>
  );
}

const styles = StyleSheet.create({ card: { gap: space.md } });
