import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { usePwaStore } from '../../lib/pwa/pwa.store';
import { useSettingsStore } from '../../lib/settings.store';
import { useUploadStore } from '../../lib/upload/upload.store';
import { useLanguage } from '../../lib/use-language';
import type { Language } from '../../lib/i18n/languages';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Segments } from '../../ui/Segments';
import { Text } from '../../ui/Text';
import { useLogout } from '../auth/auth.queries';
import { useActiveStore } from '../stores/active-store.context';
import { useUpdateMe } from './account.queries';
import { PersonCard } from './components/PersonCard';
import { useMe } from './profile.queries';

export function ProfileScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const store = useActiveStore();
  const me = useMe().data;
  const update = useUpdateMe();
  const logout = useLogout();
  const install = usePwaStore((state) => state.install);
  const { scheme, setScheme, setLanguage } = useSettingsStore();
  const films = useUploadStore((state) => state.films);
  const waiting = Object.values(films).filter(({ state }) => state !== 'sent').length;
  const [isAsking, setAsking] = useState(false);
  const speak = (chosen: Language) => {
    setLanguage(chosen);
    // Messages and reports follow; without network they do at the next change.
    update.mutate({ locale: chosen === 'en' ? 'en-US' : 'es-MX' });
  };
  return (
    <Screen testID="profile-screen" header={<ScreenHeader title={t('profile.title')} />}>
      <PersonCard />
      {typeof me?.eraseAfter === 'string' && (
        <Banner tone="danger" message={t('account.erasurePlanned')} />
      )}
      <ListGroup>
        {install !== null && (
          <ListRow
            testID="profile-install"
            icon="phone"
            title={t('account.install')}
            detail={t('account.installDetail')}
            onPress={() => void install()}
          />
        )}
        <ListRow
          testID="profile-store"
          icon="store"
          title={t('account.storeAndTeam')}
          detail={store.name}
          onPress={() => navigation.navigate('Store', { storeId: store.id })}
        />
        <ListRow
          testID="profile-stores"
          icon="home"
          title={t('team.storesTitle')}
          detail={t('account.storesDetail')}
          onPress={() => navigation.navigate('Stores')}
        />
        <ListRow
          testID="profile-security"
          icon="lock"
          title={t('account.security')}
          detail={t('account.securityDetail')}
          onPress={() => navigation.navigate('Security')}
        />
        <ListRow
          testID="profile-data"
          icon="shield"
          title={t('account.data')}
          detail={t('account.dataDetail')}
          onPress={() => navigation.navigate('PersonalData')}
        />
      </ListGroup>
      <Text variant="heading" level={2}>
        {t('profile.language')}
      </Text>
      <Segments
        label={t('profile.language')}
        value={language}
        onChange={speak}
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
