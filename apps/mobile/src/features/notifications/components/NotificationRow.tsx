import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../../lib/navigation/routes';
import { useSettingsStore } from '../../../lib/settings.store';
import { ListRow } from '../../../ui/ListRow';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import { useDateText } from '../../shared/use-date-text';
import type { Notification } from '../notifications.calls';
import { kindLooks, openTarget, storeOf, targetOf } from '../notifications.model';
import { useMarkRead } from '../notifications.queries';

export interface NotificationRowProps {
  notification: Notification;
  index: number;
}

/** One piece of news: touched, it is read and leads to what it is about. */
export function NotificationRow({ notification, index }: NotificationRowProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const navigation = useAppNavigation();
  const dateText = useDateText();
  const markRead = useMarkRead();
  const setActiveStore = useSettingsStore((state) => state.setActiveStore);
  const look = kindLooks[notification.kind];
  const isUnread = notification.readAt === null;
  const target = targetOf(notification);
  const press = () => {
    if (isUnread) markRead.mutate(notification.id);
    if (target === undefined) return;
    // It may be of another of the person's shops.
    const storeId = storeOf(notification);
    if (storeId !== undefined) setActiveStore(storeId);
    openTarget(navigation, target);
  };
  return (
    <View style={isUnread && styles.unread}>
      <ListRow
        testID={`notification-${index}`}
        icon={look.icon}
        fill={look.fill}
        color={look.color}
        title={notification.title}
        detail={`${notification.body}\n${dateText(notification.createdAt)}`}
        onPress={isUnread || target !== undefined ? press : undefined}
        end={
          isUnread ? (
            <View testID={`notification-${index}-unread`} style={styles.dot}>
              <Text variant="caption" color="onAccent">
                {t('notifications.new')}
              </Text>
            </View>
          ) : undefined
        }
      />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    unread: { backgroundColor: colors.sunken },
    dot: {
      paddingHorizontal: space.sm,
      paddingVertical: space.xxs,
      borderRadius: radius.pill,
      backgroundColor: colors.accent,
    },
  });
