import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Card } from '../../ui/Card';
import { Tag, type TagTone } from '../../ui/Tag';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';

/** A product with a line of detail and a verdict; a touch opens its history. */
export function ProductTagRow({
  testID,
  productId,
  name,
  detail,
  verdict,
  tone,
  label,
}: {
  testID: string;
  productId: string;
  name: string;
  detail: string;
  verdict: string;
  tone: TagTone;
  /** What a screen reader says. */
  label: string;
}) {
  const navigation = useAppNavigation();
  return (
    <Card
      testID={testID}
      label={label}
      onPress={() => navigation.navigate('ProductHistory', { productId })}
      style={styles.card}
    >
      <View style={styles.text}>
        <Text variant="bodyStrong" numberOfLines={2}>
          {name}
        </Text>
        <Text variant="caption" color="inkMuted">
          {detail}
        </Text>
      </View>
      <Tag tone={tone} label={verdict} />
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  text: { flex: 1, gap: space.xxs },
});
