import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlatList, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import type { Report, ReportItem, Store } from '../../lib/api/types';
import { useAppNavigation } from '../../lib/navigation/routes';
import { IconButton } from '../../ui/IconButton';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { contentWidth, space } from '../../ui/theme/tokens';
import { FileSheet } from '../files/components/FileSheet';
import { can } from '../stores/scopes.model';
import { CorrectionTroubles } from './components/CorrectionTroubles';
import { ItemRow } from './components/ItemRow';
import { ReportEmpty } from './components/ReportEmpty';
import { ReportFooter } from './components/ReportFooter';
import { ReportSummary } from './components/ReportSummary';
import { ReviewLinks } from './components/ReviewLinks';
import { SectionTitle } from './components/SectionTitle';
import { applyCorrections } from './corrections.model';
import { reportView, type ReportRow } from './report.model';
import { useCorrections } from './use-corrections';
import { useShareReport } from './use-share-report';
import { useUndo } from './use-undo';

/** The report with its corrections: totals, doubts first, plus and minus on every line. */
export function ReportPage({ store, report }: { store: Store; report: Report }) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const styles = useStyles(createStyles);
  const insets = useSafeAreaInsets();
  const sessionId = report.session.id;
  const [isAsking, setAsking] = useState(false);
  const corrections = useCorrections(store.id, sessionId);
  const { make } = corrections;
  const { undo, offer } = useUndo();
  const items = useMemo(
    () => applyCorrections(report.items, corrections.queue),
    [report.items, corrections.queue],
  );
  const view = useMemo(() => reportView(items), [items]);
  const share = useShareReport(store, report.session, view);
  const isOpen = report.session.confirmedAt === null && can(store, 'inventory:write');
  const open = useCallback(
    (itemId: string) => navigation.navigate('ItemEvidence', { sessionId, itemId }),
    [navigation, sessionId],
  );
  const setQuantity = useCallback(
    (item: ReportItem, quantity: number) => {
      make(item, { kind: 'quantity', quantity });
      offer({
        message: t('review.changed', { name: item.name, count: quantity }),
        run: () => make({ ...item, quantity }, { kind: 'quantity', quantity: item.quantity }),
      });
    },
    [make, offer, t],
  );
  return (
    <View testID="report-screen" role="main" style={[styles.page, { paddingTop: insets.top }]}>
      <View style={styles.column}>
        <ScreenHeader
          title={t('report.title')}
          back={{
            label: t('common.home'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Home' }),
          }}
          action={
            <>
              {can(store, 'reports:export') && (
                <IconButton
                  testID="report-file"
                  icon="download"
                  label={t('review.asFile')}
                  onPress={() => setAsking(true)}
                />
              )}
              <IconButton
                testID="report-share"
                icon="share"
                label={t('review.share')}
                onPress={() => void share()}
              />
            </>
          }
        />
      </View>
      <FlatList
        data={view.rows}
        keyExtractor={keyOf}
        initialNumToRender={10}
        contentContainerStyle={[styles.list, { paddingBottom: space.xl }]}
        ListHeaderComponent={
          <View style={styles.head}>
            <CorrectionTroubles corrections={corrections} />
            <ReportSummary session={report.session} view={view} />
            <ReviewLinks store={store} session={report.session} isOpen={isOpen} />
          </View>
        }
        ListEmptyComponent={<ReportEmpty />}
        renderItem={({ item: row }) =>
          row.kind === 'section' ? (
            <SectionTitle id={row.id} count={row.count} />
          ) : (
            <ItemRow
              item={row.item}
              index={row.index}
              isOpen={isOpen}
              onOpen={open}
              onQuantity={setQuantity}
            />
          )
        }
      />
      <ReportFooter
        store={store}
        session={report.session}
        isOpen={isOpen}
        hasPending={corrections.queue.length > 0}
        doubts={view.doubts}
        undo={undo}
      />
      <FileSheet
        store={store}
        isOpen={isAsking}
        subject={{ kind: 'SESSION', sessionId }}
        onClose={() => setAsking(false)}
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
    head: { gap: space.md },
    list: {
      width: '100%',
      maxWidth: contentWidth,
      alignSelf: 'center',
      paddingHorizontal: space.xl - 4,
      paddingTop: space.sm,
      gap: space.sm + space.xxs,
    },
  });
