import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Icon } from '../../ui/Icon';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { useActiveStore } from './active-store.context';
import { InvitationList } from './components/InvitationList';
import { MemberList } from './components/MemberList';
import { can } from './scopes.model';
import { useStores } from './stores.queries';
import { useArchiveStore, useLeaveStore } from './team.queries';
import { useGiroText } from './use-giro-text';

/** One shop: what it is, who works in it, and the way out of it. */
export function StoreScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { storeId } = useRoute<RouteProp<RootParamList, 'Store'>>().params;
  const active = useActiveStore();
  const giroText = useGiroText();
  const setActiveStore = useSettingsStore((state) => state.setActiveStore);
  const store = useStores().data?.items.find(({ id }) => id === storeId);
  const leave = useLeaveStore(storeId);
  const archive = useArchiveStore(storeId);
  const [isAsking, setAsking] = useState(false);
  const toStores = () => navigation.popTo('Stores');
  const header = (
    <ScreenHeader
      title={store?.name ?? t('team.store')}
      back={{ label: t('common.back'), onPress: toStores }}
    />
  );
  if (store === undefined) {
    return (
      <Screen header={header}>
        <Skeleton height={160} />
      </Screen>
    );
  }
  const isOwner = store.role === 'OWNER';
  const end = isOwner ? archive : leave;
  return (
    <Screen testID="store-screen" header={header}>
      <Card style={styles.card}>
        <View style={styles.facts}>
          <Icon name="store" size={32} color="primary" />
          <View style={styles.text}>
            <Text variant="bodyStrong">{giroText(store.giro)}</Text>
            <Text variant="caption" color="inkMuted">
              {t(`team.roleLong.${store.role}`)}
            </Text>
          </View>
          {store.id === active.id && <Tag tone="good" label={t('team.activeStore')} />}
        </View>
        {store.id !== active.id && (
          <Button
            testID="store-switch"
            label={t('team.switch')}
            icon="check"
            onPress={() => {
              setActiveStore(store.id);
              navigation.popTo('Tabs', { screen: 'Home' });
            }}
          />
        )}
        {can(store, 'store:manage') && (
          <Button
            testID="store-edit"
            label={t('team.editStore')}
            tone="outline"
            onPress={() => navigation.navigate('EditStore', { storeId })}
          />
        )}
      </Card>
      {can(store, 'team:manage') ? (
        <>
          <MemberList store={store} />
          <InvitationList store={store} />
          <Button
            testID="store-invite"
            label={t('team.invite')}
            icon="plus"
            onPress={() => navigation.navigate('Invite', { storeId })}
          />
        </>
      ) : (
        <Text color="inkMuted">{t('team.askManager')}</Text>
      )}
      <FailureBanner error={end.error} />
      <Button
        testID="store-end"
        label={isOwner ? t('team.archive') : t('team.leave')}
        icon="logout"
        tone="danger"
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={isOwner ? t('team.archiveTitle') : t('team.leaveTitle')}
        message={t(isOwner ? 'team.archiveMessage' : 'team.leaveMessage', { name: store.name })}
        confirm={isOwner ? t('team.archive') : t('team.leave')}
        cancel={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          end.mutate(undefined, { onSuccess: toStores });
        }}
      />
    </Screen>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.md },
  facts: { flexDirection: 'row', alignItems: 'center', gap: space.lg },
  text: { flex: 1 },
});
