import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { ComparedLine } from '../comparison.model';

/** One product: what was expected, what was counted, and the difference in words and colour. */
export const ComparedRow = memo(function ComparedRow({
  compared: { line, difference },
  index,
}: {
  compared: ComparedLine;
  index: number;
}) {
  const { t } = useTranslation();
  const verdict = () => {
    if (line.counted === null) return <Tag tone="wait" label={t('review.notSeen')} />;
    if (difference === null) return <Tag tone="info" label={t('review.newLine')} />;
    if (difference === 0) return <Tag tone="good" label={t('review.same')} />;
    return difference < 0 ? (
      <Tag tone="bad" label={t('review.short', { count: -difference })} />
    ) : (
      <Tag tone="info" label={t('review.over', { count: difference })} />
    );
  };
  return (
    <Card testID={`compared-${index}`} style={styles.card}>
      <View style={styles.text}>
        <Text variant="bodyStrong">{line.name ?? t('report.level.unrecognised')}</Text>
        <Text variant="caption" color="inkMuted">
          {t('review.expectedCounted', {
            expected: line.expected ?? '—',
            counted: line.counted ?? '—',
          })}
        </Text>
        {line.area !== '' && (
          <Text variant="caption" color="inkMuted">
            {line.area}
          </Text>
        )}
        {line.moved !== 0 && (
          <Text variant="caption" color="danger">
            {t('counts.movedUnits', { count: Math.abs(line.moved) })}
          </Text>
        )}
      </View>
      {verdict()}
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  text: { flex: 1, gap: space.xxs },
});
