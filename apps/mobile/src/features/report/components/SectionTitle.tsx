import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { ReportRow } from '../report.model';

type Section = Extract<ReportRow, { kind: 'section' }>;

export function SectionTitle({ id, count }: Pick<Section, 'id' | 'count'>) {
  const { t } = useTranslation();
  return (
    <View style={styles.title}>
      <Text variant="heading" level={2}>
        {t(`report.section.${id}`, { count })}
      </Text>
      {id === 'unrecognised' && (
        <Text variant="caption" color="inkMuted">
          {t('report.unrecognisedHint')}
        </Text>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  title: { paddingTop: space.lg, paddingBottom: space.xs, gap: space.xxs },
});
