import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Session } from '../../../lib/api/types';
import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Awning } from '../../../ui/drawings/Awning';
import { Banner } from '../../../ui/Banner';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import { AdviceList } from '../../shared/AdviceList';
import { useDateText } from '../../shared/use-date-text';
import type { ReportView } from '../report.model';
import { SummaryFigure } from './SummaryFigure';

export function ReportSummary({ session, view }: { session: Session; view: ReportView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dateText = useDateText();
  const styles = useStyles(createStyles);
  const { totals, doubts } = view;
  return (
    <View style={styles.group}>
      <View style={styles.card}>
        <View style={styles.awning}>
          <Awning width={620} height={22} stripes={22} />
        </View>
        <View style={styles.body}>
          <Text variant="caption" color="onHeroMuted">
            {dateText(session.readyAt ?? session.createdAt)}
          </Text>
          <View style={styles.main}>
            <Text testID="report-total-units" variant="numeral" color="onHero">
              {formatNumber(totals.units, language)}
            </Text>
            <Text variant="heading" color="onHero" level={2}>
              {t('report.unitsCounted', { count: totals.units })}
            </Text>
          </View>
          <View style={styles.figures}>
            <SummaryFigure
              testID="report-total-products"
              value={totals.products}
              label={t('report.productsLabel')}
            />
            <SummaryFigure
              testID="report-total-doubts"
              value={doubts}
              label={t('report.doubtsLabel')}
            />
            <SummaryFigure
              testID="report-total-unrecognised"
              value={totals.unrecognised}
              label={t('report.unrecognisedLabel')}
            />
          </View>
        </View>
      </View>
      {doubts > 0 && (
        <Banner tone="warning" icon="eye" message={t('report.lookAtDoubts', { count: doubts })} />
      )}
      <AdviceList advice={session.advice} />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { gap: space.md },
    card: { backgroundColor: colors.hero, borderRadius: radius.xl, overflow: 'hidden' },
    awning: { height: 22, overflow: 'hidden' },
    body: { padding: space.xl - 4, gap: space.md },
    main: { flexDirection: 'row', alignItems: 'baseline', gap: space.md, flexWrap: 'wrap' },
    figures: { flexDirection: 'row', gap: space.sm },
  });
