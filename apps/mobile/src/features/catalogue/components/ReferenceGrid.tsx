import { Picture } from '../../../ui/Picture';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Reference } from '../../../lib/api/types';
import { Skeleton } from '../../../ui/Skeleton';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

/** The photos by which the product is recognised on the shelf. */
export function ReferenceGrid({ references }: { references: Reference[] | undefined }) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  if (references === undefined) return <Skeleton height={104} />;
  if (references.length === 0) return null;
  return (
    <View style={styles.group}>
      <Text variant="heading" level={2}>
        {t('catalogue.photos', { count: references.length })}
      </Text>
      <View style={styles.grid}>
        {references.map((reference, index) => (
          <View key={reference.id} testID={`product-photo-${index}`} style={styles.frame}>
            <Picture
              uri={reference.photoUrl}
              label={t('catalogue.photoOf', { number: index + 1 })}
              fit="cover"
              style={styles.image}
            />
          </View>
        ))}
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { gap: space.sm },
    grid: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
    frame: {
      width: 104,
      height: 104,
      borderRadius: radius.md,
      overflow: 'hidden',
      backgroundColor: colors.sunken,
    },
    image: { width: '100%', height: '100%' },
  });
