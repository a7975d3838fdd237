import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlatList, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { contentWidth, space } from '../../ui/theme/tokens';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { useProducts } from './catalogue.queries';
import { CatalogueEmpty } from './components/CatalogueEmpty';
import { ProductRow } from './components/ProductRow';

export function CatalogueScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const store = useActiveStore();
  const [search, setSearch] = useState('');
  const products = useProducts(store.id, useDeferredValue(search.trim()));
  const items = products.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <View testID="catalogue-screen" role="main" style={[styles.page, { paddingTop: insets.top }]}>
      <View style={styles.column}>
        <ScreenHeader
          title={t('catalogue.title')}
          action={
            can(store, 'catalog:write') ? (
              <IconButton
                testID="catalogue-import"
                icon="file-up"
                label={t('import.open')}
                onPress={() => navigation.navigate('Import')}
              />
            ) : undefined
          }
        />
        <View style={styles.search}>
          <Field
            testID="catalogue-search"
            label={t('catalogue.search')}
            placeholder={t('catalogue.searchExample')}
            icon="search"
            value={search}
            onChangeText={setSearch}
            inputMode="search"
          />
        </View>
      </View>
      <FlatList
        data={items}
        keyExtractor={(product) => product.id}
        contentContainerStyle={styles.list}
        onEndReachedThreshold={0.6}
        onEndReached={() => {
          if (products.hasNextPage && !products.isFetchingNextPage) void products.fetchNextPage();
        }}
        ListEmptyComponent={<CatalogueEmpty products={products} search={search} />}
        renderItem={({ item, index }) => <ProductRow product={item} index={index} />}
      />
      <View style={styles.footer}>
        <View style={styles.footerColumn}>
          <Button
            testID="catalogue-add"
            label={t('catalogue.add')}
            icon="plus"
            size="large"
            onPress={() => navigation.navigate('ProductForm')}
          />
        </View>
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    page: { flex: 1, backgroundColor: colors.background },
    column: { width: '100%', maxWidth: contentWidth, alignSelf: 'center' },
    search: { paddingHorizontal: space.xl - 4, paddingBottom: space.md },
    list: {
      flexGrow: 1,
      width: '100%',
      maxWidth: contentWidth,
      alignSelf: 'center',
      paddingHorizontal: space.xl - 4,
      paddingVertical: space.sm,
      gap: space.sm + space.xxs,
    },
    footer: {
      padding: space.md,
      paddingHorizontal: space.xl - 4,
      borderTopWidth: 1,
      borderTopColor: colors.border,
      backgroundColor: colors.background,
    },
    footerColumn: {
      width: '100%',
      maxWidth: contentWidth - 2 * (space.xl - 4),
      alignSelf: 'center',
    },
  });
