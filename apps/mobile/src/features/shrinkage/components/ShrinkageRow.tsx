import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { ShrinkageLine } from '../shrinkage.calls';

/** One product: how many are missing, what they cost, and in how many counts. */
export const ShrinkageRow = memo(function ShrinkageRow({
  line,
  index,
}: {
  line: ShrinkageLine;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useAppNavigation();
  const missing = t('shrinkage.missing', { count: line.units });
  const worth =
    line.costCentavos === 0 ? t('shrinkage.noCost') : formatMoney(line.costCentavos, language);
  const detail = `${worth} · ${t('shrinkage.inCounts', { count: line.counts })}`;
  return (
    <Card
      testID={`shrinkage-${index}`}
      label={`${line.name}, ${missing}, ${detail}`}
      onPress={() => navigation.navigate('ProductHistory', { productId: line.productId })}
      style={styles.card}
    >
      <View style={styles.text}>
        <Text variant="bodyStrong" numberOfLines={2}>
          {line.name}
        </Text>
        <Text variant="caption" color="inkMuted">
          {detail}
        </Text>
      </View>
      <Tag tone="bad" label={missing} />
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  text: { flex: 1, gap: space.xxs },
});
