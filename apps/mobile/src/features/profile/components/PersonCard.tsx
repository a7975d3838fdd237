import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../../lib/navigation/routes';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { useAvatar } from '../account.queries';
import { useMe } from '../profile.queries';
import { Avatar } from './Avatar';

/** Who is signed in, and the way to change it. */
export function PersonCard() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const me = useMe().data;
  const avatar = useAvatar();
  const name = me?.name ?? t('profile.loading');
  return (
    <Card
      testID="profile-person"
      label={t('account.editOf', { name })}
      style={styles.person}
      onPress={() => navigation.navigate('Account')}
    >
      <Avatar url={avatar.data?.url ?? null} size={56} />
      <View style={styles.text}>
        <Text testID="profile-name" variant="heading">
          {name}
        </Text>
        <Text variant="caption" color="inkMuted">
          {me?.email ?? me?.phone ?? ''}
        </Text>
      </View>
      <Icon name="chevron-right" size={20} color="inkMuted" />
    </Card>
  );
}

const styles = StyleSheet.create({
  person: { flexDirection: 'row', alignItems: 'center', gap: space.lg },
  text: { flex: 1 },
});
