import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Pressable, StyleSheet, View } from 'react-native';

import type { ReportItem } from '../../../lib/api/types';
import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Picture } from '../../../ui/Picture';
import { Stepper } from '../../../ui/Stepper';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { ShownItem } from '../corrections.model';
import { ItemState } from './ItemState';

export interface ItemRowProps {
  item: ShownItem;
  index: number;
  /** Whether the line may be corrected here and now. */
  isOpen: boolean;
  onOpen: (itemId: string) => void;
  onQuantity: (item: ReportItem, quantity: number) => void;
}

/** One line of the report: what it is, how sure that is, and how many, to be corrected at once. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, index, isOpen, onOpen, onQuantity } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const testID = `report-item-${index}`;
  const levelText = item.unrecognised
    ? t('report.level.unrecognised')
    : t(`report.level.${item.level}`);
  const label = `${item.name}, ${t('report.units', { count: item.quantity })}, ${levelText}`;
  return (
    <Card style={styles.card}>
      <Pressable
        testID={testID}
        role="button"
        aria-label={label}
        onPress={() => onOpen(item.id)}
        style={({ pressed }) => [styles.main, pressed && styles.pressed]}
      >
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
          <ItemState item={item} levelText={levelText} />
        </View>
        {!isOpen && (
          <Text
            testID={`${testID}-quantity`}
            variant="display"
            color={item.unrecognised ? 'inkMuted' : 'ink'}
          >
            {formatNumber(item.quantity, language)}
          </Text>
        )}
      </Pressable>
      {isOpen && (
        <View style={styles.foot}>
          <Text variant="caption" color="inkMuted" style={styles.text}>
            {item.expected === null ? '' : t('review.expectedUnits', { count: item.expected })}
          </Text>
          <Stepper
            testID={testID}
            value={item.quantity}
            labels={{
              less: t('review.less', { name: item.name }),
              more: t('review.more', { name: item.name }),
            }}
            onChange={(quantity) => onQuantity(item, quantity)}
          />
        </View>
      )}
    </Card>
  );
});

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: { padding: space.md, gap: space.xs },
    main: { flexDirection: 'row', alignItems: 'center', gap: space.md, borderRadius: radius.md },
    pressed: { opacity: 0.7 },
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
    foot: { flexDirection: 'row', alignItems: 'center', gap: space.md },
  });
