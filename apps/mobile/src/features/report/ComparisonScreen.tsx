import { useRoute, type RouteProp } from '@react-navigation/native';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlatList, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { IconButton } from '../../ui/IconButton';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { contentWidth, space } from '../../ui/theme/tokens';
import { FileSheet } from '../files/components/FileSheet';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { compareLines } from './comparison.model';
import { ComparedRow } from './components/ComparedRow';
import { ComparisonSummary } from './components/ComparisonSummary';
import { useSnapshot } from './review.queries';

/** A confirmed count beside what the stock expected. */
export function ComparisonScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const { snapshotId } = useRoute<RouteProp<RootParamList, 'Comparison'>>().params;
  const store = useActiveStore();
  const snapshot = useSnapshot(store.id, snapshotId);
  const lines = useMemo(() => compareLines(snapshot.data?.lines ?? []), [snapshot.data]);
  const [isAsking, setAsking] = useState(false);
  const header = (
    <ScreenHeader
      title={t('review.compareTitle')}
      back={{
        label: t('common.back'),
        onPress: () =>
          navigation.canGoBack()
            ? navigation.goBack()
            : navigation.popTo('Tabs', { screen: 'Home' }),
      }}
      action={
        can(store, 'reports:export') ? (
          <IconButton
            testID="comparison-file"
            icon="download"
            label={t('review.asFile')}
            onPress={() => setAsking(true)}
          />
        ) : undefined
      }
    />
  );
  if (snapshot.data === undefined) {
    return (
      <Screen header={header}>
        {snapshot.isError ? (
          <FailureState
            failure={toFailure(snapshot.error)}
            onRetry={() => void snapshot.refetch()}
          />
        ) : (
          <Skeleton height={240} />
        )}
      </Screen>
    );
  }
  return (
    <View testID="comparison-screen" role="main" style={[styles.page, { paddingTop: insets.top }]}>
      <View style={styles.column}>{header}</View>
      <FlatList
        data={lines}
        keyExtractor={({ line }, index) => `${line.productId ?? 'none'}-${line.area}-${index}`}
        initialNumToRender={16}
        contentContainerStyle={[styles.list, { paddingBottom: insets.bottom + space.xl }]}
        ListHeaderComponent={<ComparisonSummary snapshot={snapshot.data} />}
        renderItem={({ item, index }) => <ComparedRow compared={item} index={index} />}
      />
      <FileSheet
        store={store}
        isOpen={isAsking}
        subject={{ kind: 'COUNT', snapshotId }}
        onClose={() => setAsking(false)}
      />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    page: { flex: 1, backgroundColor: colors.background },
    column: { width: '100%', maxWidth: contentWidth, alignSelf: 'center' },
    list: {
      width: '100%',
      maxWidth: contentWidth,
      alignSelf: 'center',
      paddingHorizontal: space.xl - 4,
      gap: space.sm,
    },
  });
