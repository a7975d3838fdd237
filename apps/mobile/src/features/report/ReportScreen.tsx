import { useRoute, type RouteProp } from '@react-navigation/native';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FlatList, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { contentWidth, space } from '../../ui/theme/tokens';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { ItemRow } from './components/ItemRow';
import { ReportEmpty } from './components/ReportEmpty';
import { ReportSummary } from './components/ReportSummary';
import { SectionTitle } from './components/SectionTitle';
import { reportView, type ReportRow } from './report.model';
import { useReport } from './report.queries';

export function ReportScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const { params } = useRoute<RouteProp<RootParamList, 'Report'>>();
  const store = useActiveStore();
  const report = useReport(store.id, params.sessionId);
  const view = useMemo(
    () => (report.data === undefined ? null : reportView(report.data)),
    [report.data],
  );
  const header = (
    <ScreenHeader
      title={t('report.title')}
      back={{
        label: t('common.home'),
        onPress: () => navigation.popTo('Tabs', { screen: 'Home' }),
      }}
    />
  );
  if (report.data === undefined || view === null) {
    return (
      <Screen header={header}>
        {report.isError ? (
          <FailureState failure={toFailure(report.error)} onRetry={() => void report.refetch()} />
        ) : (
          <>
            <Skeleton height={150} />
            <Skeleton height={24} width="40%" />
            <Skeleton height={88} />
            <Skeleton height={88} />
            <Skeleton height={88} />
          </>
        )}
      </Screen>
    );
  }
  const open = (itemId: string) =>
    navigation.navigate('ItemEvidence', { sessionId: params.sessionId, itemId });
  return (
    <View testID="report-screen" role="main" style={[styles.page, { paddingTop: insets.top }]}>
      <View style={styles.column}>{header}</View>
      <FlatList
        data={view.rows}
        keyExtractor={keyOf}
        initialNumToRender={14}
        contentContainerStyle={[styles.list, { paddingBottom: insets.bottom + space.xl }]}
        ListHeaderComponent={<ReportSummary session={report.data.session} view={view} />}
        ListEmptyComponent={<ReportEmpty />}
        renderItem={({ item: row }) =>
          row.kind === 'section' ? (
            <SectionTitle id={row.id} count={row.count} />
          ) : (
            <ItemRow item={row.item} index={row.index} onOpen={open} />
          )
        }
      />
    </View>
  );
}

function keyOf(row: ReportRow): string {
  return row.kind === 'section' ? row.id : row.item.id;
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
      paddingTop: space.sm,
      gap: space.sm + space.xxs,
    },
  });
