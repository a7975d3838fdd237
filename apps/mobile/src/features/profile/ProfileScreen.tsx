import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { useUploadStore } from '../../lib/upload/upload.store';
import { useLanguage } from '../../lib/use-language';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Icon } from '../../ui/Icon';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Segments } from '../../ui/Segments';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { useLogout } from '../auth/auth.queries';
import { useActiveStore } from '../stores/active-store.context';
import { useMe } from './profile.queries';

export function ProfileScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const store = useActiveStore();
  const me = useMe();
  const logout = useLogout();
  const { scheme, setScheme, setLanguage } = useSettingsStore();
  const films = useUploadStore((state) => state.films);
  const waiting = Object.values(films).filter(({ state }) => state !== 'sent').length;
  const [isAsking, setAsking] = useState(false);
  return (
    <Screen testID="profile-screen" header={<ScreenHeader title={t('profile.title')} />}>
      <Card style={styles.person}>
        <Icon name="user" size={32} color="primary" />
        <View style={styles.text}>
          <Text testID="profile-name" variant="heading" level={2}>
            {me.data?.name ?? t('profile.loading')}
          </Text>
          <Text variant="caption" color="inkMuted">
            {me.data?.email ?? me.data?.phone ?? ''}
          </Text>
          <Text variant="caption" color="inkMuted">
            {store.name}
          </Text>
        </View>
      </Card>
      <Text variant="heading" level={2}>
        {t('profile.language')}
      </Text>
      <Segments
        label={t('profile.language')}
        value={language}
        onChange={setLanguage}
        options={[
          { value: 'es-MX', label: t('profile.languages.es'), testID: 'profile-language-es' },
          { value: 'en', label: t('profile.languages.en'), testID: 'profile-language-en' },
        ]}
      />
      <Text variant="heading" level={2}>
        {t('profile.scheme')}
      </Text>
      <Segments
        label={t('profile.scheme')}
        value={scheme}
        onChange={setScheme}
        options={[
          { value: 'system', label: t('profile.schemes.system') },
          { value: 'light', label: t('profile.schemes.light'), testID: 'profile-scheme-light' },
          { value: 'dark', label: t('profile.schemes.dark'), testID: 'profile-scheme-dark' },
        ]}
      />
      <Button
        label={t('auth.readPrivacy')}
        icon="shield"
        tone="quiet"
        onPress={() => navigation.navigate('Privacy')}
      />
      <Button
        testID="profile-logout"
        label={t('profile.logout')}
        icon="logout"
        tone="outline"
        onPress={() => (waiting > 0 ? setAsking(true) : void logout())}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('profile.logoutTitle')}
        message={t('profile.logoutWaiting', { count: waiting })}
        confirm={t('profile.logout')}
        cancel={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => void logout()}
      />
    </Screen>
  );
}

const styles = StyleSheet.create({
  person: { flexDirection: 'row', alignItems: 'center', gap: space.lg },
  text: { flex: 1 },
});
