import { useTranslation } from 'react-i18next';
import { ScrollView, StyleSheet, useWindowDimensions, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useUploadStore } from '../../lib/upload/upload.store';
import { Button } from '../../ui/Button';
import { Awning } from '../../ui/drawings/Awning';
import { Text } from '../../ui/Text';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { contentWidth, radius, space } from '../../ui/theme/tokens';
import { NotificationBell } from '../notifications/NotificationBell';
import { useActiveStore } from '../stores/active-store.context';
import { BalancePill } from './components/BalancePill';
import { InventoryTiles } from './components/InventoryTiles';
import { QueuedFilmRow } from './components/QueuedFilmRow';
import { RecentSessions } from './components/RecentSessions';
import { useSessions, useWallet } from './home.queries';

export function HomeScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const { width } = useWindowDimensions();
  const store = useActiveStore();
  const wallet = useWallet();
  const sessions = useSessions(store.id);
  const films = useUploadStore((state) => state.films);
  const queued = Object.values(films).filter(({ state }) => state !== 'sent');
  return (
    <ScrollView testID="home-screen" style={styles.page} contentContainerStyle={styles.content}>
      <View role="banner" style={[styles.hero, { paddingTop: insets.top }]}>
        <Awning width={width} stripes={width > 700 ? 32 : 14} />
        <View style={[styles.column, styles.heroColumn]}>
          <View style={styles.greeting}>
            <View style={styles.storeName}>
              <Text variant="caption" color="onHeroMuted">
                {t('home.yourStore')}
              </Text>
              <Text variant="title" color="onHero" level={1} numberOfLines={2}>
                {store.name}
              </Text>
            </View>
            <NotificationBell />
            <BalancePill
              wallet={wallet.data}
              onPress={() => navigation.navigate('Tabs', { screen: 'Credits' })}
            />
          </View>
          <Text color="onHeroMuted">{t('home.invitation')}</Text>
          <Button
            testID="home-film"
            label={t('home.film')}
            icon="video"
            tone="accent"
            size="large"
            onPress={() => navigation.navigate('Capture')}
          />
        </View>
      </View>
      <View role="main" style={[styles.column, styles.body]}>
        {queued.map((tracked) => (
          <QueuedFilmRow key={tracked.film.id} tracked={tracked} />
        ))}
        <InventoryTiles />
        <RecentSessions sessions={sessions} />
      </View>
    </ScrollView>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    page: { flex: 1, backgroundColor: colors.background },
    content: { flexGrow: 1, paddingBottom: space.xl },
    column: {
      width: '100%',
      maxWidth: contentWidth,
      alignSelf: 'center',
      paddingHorizontal: space.xl - 4,
    },
    hero: {
      backgroundColor: colors.hero,
      borderBottomLeftRadius: radius.xl + 4,
      borderBottomRightRadius: radius.xl + 4,
      overflow: 'hidden',
    },
    heroColumn: { paddingTop: space.lg, paddingBottom: space.xl, gap: space.lg },
    greeting: { flexDirection: 'row', alignItems: 'flex-start', gap: space.md },
    storeName: { flex: 1 },
    body: { paddingTop: space.xl, gap: space.md },
  });
