import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { ImportLine } from '../import.calls';
import { shownValue } from '../import.model';

/** One line of the file: what it changes, from what to what, or what is wrong with it. */
export const ImportLineRow = memo(function ImportLineRow({
  line,
  index,
}: {
  line: ImportLine;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (centavos: number) => formatMoney(centavos, language);
  const isNew = line.outcome === 'NEW';
  const changes = line.changes.filter(({ field }) => !isNew || field !== 'name');
  return (
    <Card testID={`import-line-${index}`} style={styles.card}>
      <View style={styles.head}>
        <View style={styles.name}>
          <Text variant="bodyStrong" numberOfLines={2}>
            {line.name ?? t('import.nameless')}
          </Text>
        </View>
        <Text variant="caption" color="inkMuted">
          {t('import.line', { number: line.line })}
        </Text>
      </View>
      {line.faults.map(({ column, code, message }) => (
        <Text key={`${column}-${code}`} variant="caption" color="danger">
          {`${t(`import.column.${column}`)}: ${message}`}
        </Text>
      ))}
      {changes.map(({ field, before, after }) => (
        <Text key={field} variant="caption" color="inkMuted">
          {isNew
            ? `${t(`import.column.${field}`)}: ${shownValue(field, after, money)}`
            : t('import.change', {
                field: t(`import.column.${field}`),
                before: shownValue(field, before, money),
                after: shownValue(field, after, money),
              })}
        </Text>
      ))}
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { gap: space.xs, padding: space.md },
  head: { flexDirection: 'row', alignItems: 'baseline', gap: space.md },
  name: { flex: 1 },
});
