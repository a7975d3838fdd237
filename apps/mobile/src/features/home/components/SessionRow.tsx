import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Session } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Card } from '../../../ui/Card';
import { Icon, type IconName } from '../../../ui/Icon';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Text } from '../../../ui/Text';
import { useTheme } from '../../../ui/theme/theme';
import { radius, space, type Colors } from '../../../ui/theme/tokens';
import { isActive, stageOf, type SessionStage } from '../../shared/session-status.model';
import { useDateText } from '../../shared/use-date-text';

interface Look {
  icon: IconName;
  fill: keyof Colors;
  color: keyof Colors;
}

const working: Look = { icon: 'sparkles', fill: 'infoSoft', color: 'onInfoSoft' };
const over: Look = { icon: 'close', fill: 'sunken', color: 'inkMuted' };

const looks: Record<SessionStage, Look> = {
  sending: { icon: 'upload', fill: 'infoSoft', color: 'onInfoSoft' },
  received: working,
  queued: working,
  extracting: working,
  detecting: working,
  merging: working,
  needsCredits: { icon: 'credits', fill: 'accentSoft', color: 'onAccentSoft' },
  ready: { icon: 'success', fill: 'primarySoft', color: 'onPrimarySoft' },
  failed: { icon: 'warning', fill: 'dangerSoft', color: 'onDangerSoft' },
  canceled: over,
  expired: over,
};

export function SessionRow({ session, testID }: { session: Session; testID: string }) {
  const { t } = useTranslation();
  const { colors } = useTheme();
  const navigation = useAppNavigation();
  const dateText = useDateText();
  const stage = stageOf(session.status);
  const look = looks[stage];
  const totals = session.totals;
  const title =
    stage === 'ready' && totals !== null
      ? t('report.units', { count: totals.units })
      : t(`session.stage.${stage}`);
  const detail =
    stage === 'ready' && totals !== null
      ? `${t('report.products', { count: totals.products })} · ${dateText(session.createdAt)}`
      : dateText(session.createdAt);
  const open = () =>
    stage === 'ready'
      ? navigation.navigate('Report', { sessionId: session.id })
      : navigation.navigate('Processing', { sessionId: session.id });
  return (
    <Card testID={testID} onPress={open} label={`${title}, ${detail}`} style={styles.card}>
      <View style={styles.row}>
        <View style={[styles.icon, { backgroundColor: colors[look.fill] }]}>
          <Icon name={look.icon} size={22} color={look.color} />
        </View>
        <View style={styles.text}>
          <Text variant="bodyStrong" numberOfLines={1}>
            {title}
          </Text>
          <Text variant="caption" color="inkMuted" numberOfLines={1}>
            {detail}
          </Text>
        </View>
        <Icon name="chevron-right" size={20} color="inkMuted" />
      </View>
      {isActive(session.status) && (
        <ProgressBar fraction={session.percent / 100} label={title} height={8} />
      )}
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.md },
  row: { flexDirection: 'row', alignItems: 'center', gap: space.md },
  icon: {
    width: 46,
    height: 46,
    borderRadius: radius.md,
    alignItems: 'center',
    justifyContent: 'center',
  },
  text: { flex: 1 },
});
