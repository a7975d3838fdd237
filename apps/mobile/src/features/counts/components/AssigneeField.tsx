import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Store } from '../../../lib/api/types';
import { Chip } from '../../../ui/Chip';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { can } from '../../stores/scopes.model';
import { useMembers } from '../../stores/team.queries';
import type { Plan } from '../plan.model';

/** Who counts. Nothing to choose in a shop of one, or for who does not lead the team. */
export function AssigneeField({ store, control }: { store: Store; control: Control<Plan> }) {
  const { t } = useTranslation();
  const members = useMembers(store.id, can(store, 'team:manage')).data?.items ?? [];
  if (members.length < 2) return null;
  return (
    <Controller
      control={control}
      name="assignedTo"
      render={({ field }) => (
        <View style={styles.group}>
          <Text variant="label">{t('counts.assignee')}</Text>
          <View role="radiogroup" aria-label={t('counts.assignee')} style={styles.chips}>
            <Chip
              testID="plan-assignee-anyone"
              label={t('counts.anyone')}
              isChosen={field.value === ''}
              onPress={() => field.onChange('')}
            />
            {members.map(({ userId, name }, index) => (
              <Chip
                key={userId}
                testID={`plan-assignee-${index}`}
                label={name}
                isChosen={field.value === userId}
                onPress={() => field.onChange(userId)}
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
