import { useTranslation } from 'react-i18next';
import { ScrollView, StyleSheet, useWindowDimensions, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { Button } from '../../ui/Button';
import { Awning } from '../../ui/drawings/Awning';
import { ShopDrawing } from '../../ui/drawings/ShopDrawing';
import { Text } from '../../ui/Text';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { contentWidth, radius, space } from '../../ui/theme/tokens';
import { WelcomeStep } from './components/WelcomeStep';

/** As wide as any screen: what is too much is cut off, and no stripe moves when the app takes over. */
const AWNING_WIDTH = 2_240;
const STRIPE_WIDTH = 28;

export interface WelcomePageProps {
  onRegister: () => void;
  onLogin: () => void;
}

/** The first thing a visitor sees. It is drawn at build time too, so it knows no navigation. */
export function WelcomePage({ onRegister, onLogin }: WelcomePageProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const { width } = useWindowDimensions();
  return (
    <ScrollView style={styles.page} contentContainerStyle={styles.content}>
      <View role="banner" style={[styles.hero, { paddingTop: insets.top }]}>
        <Awning width={AWNING_WIDTH} height={40} stripes={AWNING_WIDTH / STRIPE_WIDTH} />
        <View style={styles.heroColumn}>
          <Text variant="title" color="onHero">
            {t('common.appName')}
          </Text>
          <ShopDrawing width={Math.min(width - 40, 400)} />
        </View>
      </View>
      <View role="main" style={[styles.column, { paddingBottom: insets.bottom + space.xl }]}>
        <Text variant="hero" level={1}>
          {t('welcome.title')}
        </Text>
        <Text color="inkMuted">{t('welcome.subtitle')}</Text>
        <View style={styles.steps}>
          <WelcomeStep icon="video" title={t('welcome.steps.film')} />
          <WelcomeStep icon="sparkles" title={t('welcome.steps.count')} />
          <WelcomeStep icon="success" title={t('welcome.steps.report')} />
        </View>
        <View style={styles.actions}>
          <Button
            testID="welcome-register"
            label={t('welcome.register')}
            size="large"
            onPress={onRegister}
          />
          <Button
            testID="welcome-login"
            label={t('welcome.login')}
            tone="quiet"
            onPress={onLogin}
          />
        </View>
      </View>
    </ScrollView>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    page: { flex: 1, backgroundColor: colors.background },
    content: { flexGrow: 1 },
    hero: {
      backgroundColor: colors.hero,
      borderBottomLeftRadius: radius.xl + 8,
      borderBottomRightRadius: radius.xl + 8,
      overflow: 'hidden',
      paddingBottom: space.md,
    },
    heroColumn: { alignItems: 'center', gap: space.xs, paddingTop: space.sm },
    column: {
      flexGrow: 1,
      width: '100%',
      maxWidth: contentWidth,
      alignSelf: 'center',
      paddingHorizontal: space.xl,
      paddingTop: space.xl,
      gap: space.sm,
    },
    steps: { flexDirection: 'row', gap: space.sm, paddingTop: space.md },
    actions: { marginTop: 'auto', paddingTop: space.xl, gap: space.xs },
  });
