import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { IconButton } from '../../ui/IconButton';
import { Text } from '../../ui/Text';
import { useStyles, useTheme, type Theme } from '../../ui/theme/theme';
import { radius } from '../../ui/theme/tokens';
import { badgeText } from './notifications.model';
import { useUnreadCount } from './notifications.queries';

/** The way to the notifications, with how many are unread; it stands on the hero's ground. */
export function NotificationBell() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const { colors } = useTheme();
  const unread = useUnreadCount().data?.count ?? 0;
  const badge = badgeText(unread);
  return (
    <View>
      <IconButton
        testID="home-notifications"
        icon="bell"
        label={
          unread === 0
            ? t('notifications.title')
            : t('notifications.unreadLabel', { count: unread })
        }
        color="onHero"
        fill={colors.heroRaised}
        onPress={() => navigation.navigate('Notifications')}
      />
      {badge !== undefined && (
        <View testID="notifications-badge" style={styles.badge} aria-hidden>
          <Text variant="caption" color="onAccent">
            {badge}
          </Text>
        </View>
      )}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    badge: {
      position: 'absolute',
      top: -4,
      right: -4,
      minWidth: 20,
      height: 20,
      paddingHorizontal: 5,
      borderRadius: radius.pill,
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: colors.accent,
      pointerEvents: 'none',
    },
  });
