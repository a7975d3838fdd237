import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Store } from '../../../lib/api/types';
import { Checkbox } from '../../../ui/Checkbox';
import { Chip } from '../../../ui/Chip';
import { FormField } from '../../../ui/FormField';
import { Segments } from '../../../ui/Segments';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { useCategories } from '../../stock/stock.queries';
import { kinds, type Plan, type PlanErrorKey } from '../plan.model';
import { AssigneeField } from './AssigneeField';

export interface PlanFieldsProps {
  store: Store;
  control: Control<Plan>;
  kind: Plan['kind'];
}

/** What is counted, where and by whom: the part that a single count and a scheduled one share. */
export function PlanFields({ store, control, kind }: PlanFieldsProps) {
  const { t } = useTranslation();
  const categories = useCategories(store.id).data?.items ?? [];
  const errorText = (key: string) => t(`counts.errors.${key as PlanErrorKey}`);
  return (
    <>
      <Controller
        control={control}
        name="kind"
        render={({ field }) => (
          <View style={styles.group}>
            <Text variant="label">{t('counts.kindTitle')}</Text>
            <Segments
              label={t('counts.kindTitle')}
              value={field.value}
              onChange={field.onChange}
              options={kinds.map((value) => ({
                value,
                label: t(`counts.kind.${value}`),
                testID: `plan-kind-${value}`,
              }))}
            />
          </View>
        )}
      />
      {kind === 'ZONE' && (
        <FormField
          testID="plan-zone"
          control={control}
          name="zone"
          label={t('counts.zone')}
          placeholder={t('counts.zoneExample')}
          errorText={errorText}
        />
      )}
      {kind === 'CATEGORY' && (
        <Controller
          control={control}
          name="category"
          render={({ field, fieldState: { error } }) => (
            <View style={styles.group}>
              <Text variant="label">{t('counts.category')}</Text>
              <View role="radiogroup" aria-label={t('counts.category')} style={styles.chips}>
                {categories.map(({ id, name }, index) => (
                  <Chip
                    key={id}
                    testID={`plan-category-${index}`}
                    label={name}
                    isChosen={field.value === name}
                    onPress={() => field.onChange(name)}
                  />
                ))}
              </View>
              {categories.length === 0 && (
                <Text variant="caption" color="inkMuted">
                  {t('counts.noCategories')}
                </Text>
              )}
              {error !== undefined && (
                <Text variant="caption" color="danger" aria-live="polite">
                  {errorText('category')}
                </Text>
              )}
            </View>
          )}
        />
      )}
      {kind !== 'ZONE' && (
        <FormField
          testID="plan-areas"
          control={control}
          name="areas"
          label={t('counts.areas')}
          placeholder={t('counts.areasExample')}
          hint={t('counts.areasHint')}
          errorText={errorText}
        />
      )}
      <AssigneeField store={store} control={control} />
      <Controller
        control={control}
        name="blind"
        render={({ field }) => (
          <Checkbox
            testID="plan-blind"
            label={t('counts.blindLabel')}
            isChecked={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <FormField
        testID="plan-name"
        control={control}
        name="name"
        label={t('counts.name')}
        placeholder={t('counts.nameExample')}
        hint={t('counts.nameHint')}
        errorText={errorText}
      />
    </>
  );
}

const styles = StyleSheet.create({
  group: { gap: space.sm },
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
