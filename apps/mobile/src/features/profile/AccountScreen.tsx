import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { pickPhoto } from '../../lib/photos/pick-photo';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FactRow } from '../../ui/FactRow';
import { Field } from '../../ui/Field';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { useAvatar, useRemoveAvatar, useSetAvatar, useUpdateMe } from './account.queries';
import { Avatar } from './components/Avatar';
import { useMe } from './profile.queries';

const NAME_MIN_LENGTH = 2;

/** Name and picture. Phone and e-mail are the keys of the account and are shown only. */
export function AccountScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const me = useMe().data;
  const avatar = useAvatar();
  const setAvatar = useSetAvatar();
  const removeAvatar = useRemoveAvatar();
  const update = useUpdateMe();
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? me?.name ?? '';
  const isShort = typed !== null && name.trim().length < NAME_MIN_LENGTH;
  const back = () => navigation.popTo('Tabs', { screen: 'Profile' });
  const choose = async () => {
    const photo = await pickPhoto();
    if (photo !== null) setAvatar.mutate(photo);
  };
  const url = avatar.data?.url ?? null;
  return (
    <Screen
      testID="account-screen"
      header={
        <ScreenHeader
          title={t('account.title')}
          back={{ label: t('common.back'), onPress: back }}
        />
      }
      footer={
        <>
          <FailureBanner error={update.error ?? setAvatar.error ?? removeAvatar.error} />
          <Button
            testID="account-save"
            label={t('account.save')}
            size="large"
            busy={update.isPending}
            disabled={typed === null || isShort}
            onPress={() => update.mutate({ name: name.trim() }, { onSuccess: back })}
          />
        </>
      }
    >
      <View style={styles.picture}>
        <Avatar testID="account-avatar" url={url} size={112} />
        <Button
          testID="account-photo"
          label={url === null ? t('account.addPhoto') : t('account.changePhoto')}
          icon="camera"
          tone="outline"
          busy={setAvatar.isPending}
          onPress={() => void choose()}
        />
        {url !== null && (
          <Button
            testID="account-photo-remove"
            label={t('account.removePhoto')}
            tone="quiet"
            onPress={() => removeAvatar.mutate()}
          />
        )}
      </View>
      <Field
        testID="account-name"
        label={t('auth.name')}
        icon="user"
        maxLength={120}
        autoComplete="name"
        value={name}
        onChangeText={setTyped}
        error={isShort ? t('auth.errors.name') : undefined}
      />
      <Card style={styles.facts}>
        {typeof me?.phone === 'string' && <FactRow label={t('account.phone')} value={me.phone} />}
        {typeof me?.email === 'string' && <FactRow label={t('account.email')} value={me.email} />}
      </Card>
    </Screen>
  );
}

const styles = StyleSheet.create({
  picture: { alignItems: 'center', gap: space.md },
  facts: { gap: space.sm },
});
