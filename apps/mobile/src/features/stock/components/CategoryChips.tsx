import { useTranslation } from 'react-i18next';
import { ScrollView, StyleSheet } from 'react-native';

import { Chip } from '../../../ui/Chip';
import { space } from '../../../ui/theme/tokens';
import { useCategories } from '../stock.queries';

export interface CategoryChipsProps {
  storeId: string;
  /** Empty for all. */
  value: string;
  onChange: (category: string) => void;
}

/** One category of the catalogue, or all; nothing while the catalogue has none. */
export function CategoryChips({ storeId, value, onChange }: CategoryChipsProps) {
  const { t } = useTranslation();
  const categories = useCategories(storeId).data?.items ?? [];
  if (categories.length === 0) return null;
  return (
    <ScrollView
      horizontal
      role="radiogroup"
      aria-label={t('stock.category')}
      showsHorizontalScrollIndicator={false}
      contentContainerStyle={styles.chips}
    >
      <Chip
        testID="category-all"
        label={t('stock.all')}
        isChosen={value === ''}
        onPress={() => onChange('')}
      />
      {categories.map(({ id, name }, index) => (
        <Chip
          key={id}
          testID={`category-${index}`}
          label={name}
          isChosen={value === name}
          onPress={() => onChange(name)}
        />
      ))}
    </ScrollView>
  );
}

const styles = StyleSheet.create({ chips: { gap: space.sm, flexDirection: 'row' } });
