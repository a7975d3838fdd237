import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../../lib/navigation/routes';
import { Card } from '../../../ui/Card';
import { Icon, type IconName } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useTheme } from '../../../ui/theme/theme';
import { radius, space, type Colors } from '../../../ui/theme/tokens';

interface Tile {
  readonly name: 'stock' | 'purchase' | 'counts' | 'files';
  readonly screen: 'Stock' | 'PurchaseList' | 'Counts' | 'Files';
  readonly icon: IconName;
  readonly fill: keyof Colors;
  readonly color: keyof Colors;
}

const rows: readonly (readonly Tile[])[] = [
  [
    {
      name: 'stock',
      screen: 'Stock',
      icon: 'layers',
      fill: 'primarySoft',
      color: 'onPrimarySoft',
    },
    {
      name: 'purchase',
      screen: 'PurchaseList',
      icon: 'cart',
      fill: 'accentSoft',
      color: 'onAccentSoft',
    },
  ],
  [
    { name: 'counts', screen: 'Counts', icon: 'count', fill: 'infoSoft', color: 'onInfoSoft' },
    { name: 'files', screen: 'Files', icon: 'receipt', fill: 'sunken', color: 'ink' },
  ],
];

/** What a count is good for, two by two under the thumb. */
export function InventoryTiles() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { colors } = useTheme();
  return (
    <>
      <Text variant="heading" level={2}>
        {t('tiles.title')}
      </Text>
      {rows.map((row) => (
        <View key={row[0]?.name} style={styles.row}>
          {row.map(({ name, screen, icon, fill, color }) => (
            <Card
              key={name}
              testID={`home-${name}`}
              label={`${t(`tiles.${name}`)}, ${t(`tiles.${name}Hint`)}`}
              onPress={() => navigation.navigate(screen)}
              style={styles.tile}
            >
              <View style={[styles.icon, { backgroundColor: colors[fill] }]}>
                <Icon name={icon} size={22} color={color} />
              </View>
              <Text variant="bodyStrong">{t(`tiles.${name}`)}</Text>
              <Text variant="caption" color="inkMuted">
                {t(`tiles.${name}Hint`)}
              </Text>
            </Card>
          ))}
        </View>
      ))}
    </>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', gap: space.md },
  tile: { flex: 1, padding: space.md, gap: space.xxs },
  icon: {
    width: 40,
    height: 40,
    borderRadius: radius.md,
    alignItems: 'center',
    justifyContent: 'center',
    marginBottom: space.xs,
  },
});
