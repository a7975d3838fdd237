import { Picture } from '../../../ui/Picture';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { ReportItem } from '../../../lib/api/types';
import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { ConfidenceBadge } from '../../../ui/ConfidenceBadge';
import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

export interface ItemRowProps {
  item: ReportItem;
  index: number;
  onOpen: (itemId: string) => void;
}

export const ItemRow = memo(function ItemRow({ item, index, onOpen }: ItemRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const testID = `report-item-${index}`;
  const quantity = formatNumber(item.quantity, language);
  const levelText = item.unrecognised
    ? t('report.level.unrecognised')
    : t(`report.level.${item.level}`);
  const label = `${item.name}, ${t('report.units', { count: item.quantity })}, ${levelText}`;
  return (
    <Card testID={testID} label={label} onPress={() => onOpen(item.id)} style={styles.card}>
      <View style={styles.picture}>
        {item.evidence === null ? (
          <Icon name="product" size={28} color="inkMuted" />
        ) : (
          <Picture uri={item.evidence.imageUrl} label="" fit="contain" style={styles.image} />
        )}
      </View>
      <View style={styles.text}>
        <Text testID={`${testID}-name`} variant="bodyStrong" numberOfLines={2}>
          {item.name}
        </Text>
        {item.brand !== null && (
          <Text variant="caption" color="inkMuted" numberOfLines={1}>
            {item.brand}
          </Text>
        )}
        <ConfidenceBadge level={item.unrecognised ? 'unknown' : item.level} label={levelText} />
      </View>
      <Text
        testID={`${testID}-quantity`}
        variant="display"
        color={item.unrecognised ? 'inkMuted' : 'ink'}
      >
        {quantity}
      </Text>
    </Card>
  );
});

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
    picture: {
      width: 68,
      height: 76,
      borderRadius: radius.md,
      overflow: 'hidden',
      backgroundColor: colors.picture,
      borderWidth: 1,
      borderColor: colors.border,
      alignItems: 'center',
      justifyContent: 'center',
    },
    image: { width: '100%', height: '100%' },
    text: { flex: 1, gap: space.xs },
  });
