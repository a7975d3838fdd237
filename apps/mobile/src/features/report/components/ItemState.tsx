import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { ConfidenceBadge } from '../../../ui/ConfidenceBadge';
import { Tag } from '../../../ui/Tag';
import { space } from '../../../ui/theme/tokens';
import type { ShownItem } from '../corrections.model';

/** How sure the camera was, or that a person has looked; and what is still to be sent. */
export function ItemState({ item, levelText }: { item: ShownItem; levelText: string }) {
  const { t } = useTranslation();
  return (
    <View style={styles.row}>
      {item.reviewed ? (
        <Tag tone="good" label={t('review.reviewed')} />
      ) : (
        <ConfidenceBadge level={item.unrecognised ? 'unknown' : item.level} label={levelText} />
      )}
      {item.isPending && <Tag tone="wait" label={t('review.pending')} />}
    </View>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', flexWrap: 'wrap', gap: space.xs },
});
