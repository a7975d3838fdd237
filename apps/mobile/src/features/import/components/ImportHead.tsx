import { useTranslation } from 'react-i18next';
import { ScrollView, StyleSheet } from 'react-native';

import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Banner } from '../../../ui/Banner';
import { Chip } from '../../../ui/Chip';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { CatalogueImport, ImportOutcome } from '../import.calls';
import { countOf, outcomes, touched } from '../import.model';

export interface ImportHeadProps {
  made: CatalogueImport;
  outcome: ImportOutcome;
  onOutcome: (outcome: ImportOutcome) => void;
}

/** The sum of an import: what it does or did, which columns it reads, and the lists to look into. */
export function ImportHead({ made, outcome, onOutcome }: ImportHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = made.columns.map((column) => t(`import.column.${column as 'name'}`)).join(', ');
  const shown = outcomes.filter((each) => countOf(made, each) > 0);
  const isApplied = made.status === 'APPLIED';
  return (
    <>
      {isApplied ? (
        <Banner
          testID="import-applied"
          tone="success"
          title={t('import.appliedTitle')}
          message={t('import.applied', { count: touched(made) })}
        />
      ) : touched(made) === 0 ? (
        <Banner
          testID="import-nothing"
          tone="warning"
          message={made.errorCount > 0 ? t('import.allWrong') : t('import.nothing')}
        />
      ) : (
        <Text color="inkMuted">{t('import.previewIntro')}</Text>
      )}
      {!isApplied && made.errorCount > 0 && touched(made) > 0 && (
        <Banner
          testID="import-faults"
          tone="warning"
          message={t('import.someWrong', { count: made.errorCount })}
        />
      )}
      <Text variant="caption" color="inkMuted">
        {t('import.columns', { columns })}
        {made.ignoredColumns.length > 0 &&
          ` ${t('import.ignored', { columns: made.ignoredColumns.join(', ') })}`}
      </Text>
      <ScrollView
        horizontal
        role="radiogroup"
        aria-label={t('import.show')}
        showsHorizontalScrollIndicator={false}
        contentContainerStyle={styles.chips}
      >
        {shown.map((each) => (
          <Chip
            key={each}
            testID={`import-show-${each}`}
            label={t(`import.outcome.${each}`, {
              count: countOf(made, each),
              shown: formatNumber(countOf(made, each), language),
            })}
            isChosen={each === outcome}
            onPress={() => onOutcome(each)}
          />
        ))}
      </ScrollView>
    </>
  );
}

const styles = StyleSheet.create({ chips: { gap: space.sm, flexDirection: 'row' } });
