import { Controller, type Control } from 'react-hook-form';
import { StyleSheet, View } from 'react-native';

import { Chip } from '../../../ui/Chip';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { Plan } from '../plan.model';

export interface ChoiceFieldProps<V extends string> {
  control: Control<Plan>;
  name: 'due' | 'everyDays';
  label: string;
  options: ReadonlyArray<{ value: V; label: string }>;
}

/** One of a few times, as chips. */
export function ChoiceField<V extends string>({
  control,
  name,
  label,
  options,
}: ChoiceFieldProps<V>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <View style={styles.group}>
          <Text variant="label">{label}</Text>
          <View role="radiogroup" aria-label={label} style={styles.chips}>
            {options.map((option) => (
              <Chip
                key={option.value}
                testID={`plan-${name}-${option.value}`}
                label={option.label}
                isChosen={field.value === option.value}
                onPress={() => field.onChange(option.value)}
              />
            ))}
          </View>
        </View>
      )}
    />
  );
}

const styles = StyleSheet.create({
  group: { gap: space.sm },
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
